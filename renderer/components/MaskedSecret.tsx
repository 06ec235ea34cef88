import { Icon } from './Icon.tsx';

/** A secret that is stored, or not. Its text never reaches the page, so there is nothing to reveal. */
export function MaskedSecret({ set, name }: { set: boolean; name: string }) {
  if (!set) return <span className="soft">Not set</span>;
  return (
    <span className="masked">
      <Icon name="lock" size={14} />
      <span aria-hidden="true" className="mono">
        ••••••••
      </span>
      <span className="hidden-visually">{name} is stored. It can be replaced, not shown.</span>
    </span>
  );
}
