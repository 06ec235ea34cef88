import '../../../renderer/app/zod-setup.ts';
import { fakeBridge } from '../bridge.ts';
import { aWorld } from '../bridge-world.ts';

// The window over a forest in memory. `?forest=none` begins at the first-run page, `?access=read` with few rights, `?theme=dark`.
const query = new URLSearchParams(location.search);
const world = aWorld(Date.now());
const access = query.get('access');
const theme = query.get('theme');
if (query.get('forest') === 'none') world.state = { ...world.state, forest: null };
if (access === 'read' || access === 'operate')
  world.state = { ...world.state, user: { ...world.state.user, access } };
if (theme === 'light' || theme === 'dark')
  world.state = { ...world.state, preferences: { ...world.state.preferences, theme } };
Object.defineProperty(window, 'bastion', { value: fakeBridge(world).bridge });

await import('../../../renderer/main.tsx');
