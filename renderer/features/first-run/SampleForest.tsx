import { Button } from '@mui/material';
import { useAct } from '../../api/use-act.ts';
import { Icon } from '../../components/Icon.tsx';

export interface SampleForestProps {
  /** False where the person came for something else. */
  primary: boolean;
  onError: (error: unknown) => void;
}

/** The way in for someone who wants to see the console work. */
export function SampleForest({ primary, onError }: SampleForestProps) {
  const open = useAct('forest.openSample');
  return (
    <section className="first-way" aria-labelledby="first-sample">
      <Icon name="bastion" size={20} />
      <div>
        <h2 id="first-sample">Sample forest</h2>
        <p className="soft">
          contoso.local with some 25 users, 8 roles, a week of history and a credential ZIP. Nothing in it is
          real; every telephone is on the screen.
        </p>
      </div>
      <Button
        variant={primary ? 'contained' : 'outlined'}
        disabled={open.isPending}
        onClick={() => {
          onError(null);
          open.mutate({}, { onError });
        }}
      >
        {open.isPending ? 'Opening' : 'Open the sample forest'}
      </Button>
    </section>
  );
}
