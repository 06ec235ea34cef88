import { useState } from 'react';
import { bypassSeconds } from '../../../shared/domain/phone-standing.ts';
import type { UserName } from '../../../shared/domain/user.ts';
import { useAct } from '../../api/use-act.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { DurationInput } from '../../components/DurationInput.tsx';
import { TextInput } from '../../components/TextInput.tsx';

export type StandingAct = 'block' | 'unblock' | 'giveBypass' | 'takeBypass';

interface Words {
  title: (name: string) => string;
  effect: string;
  confirm: string;
  done: (name: string) => string;
}

const words: Record<StandingAct, Words> = {
  block: {
    title: name => `Block ${name} from calls`,
    effect:
      'Every further activation of a role that asks for a phone call is refused, until an administrator unblocks the user. What is active stays active.',
    confirm: 'Block from calls',
    done: name => `${name} is blocked from calls`,
  },
  unblock: {
    title: name => `Unblock ${name}`,
    effect: 'The user is called again for roles that ask for it.',
    confirm: 'Unblock',
    done: name => `${name} is unblocked`,
  },
  giveBypass: {
    title: name => `Let ${name} go on once without a call`,
    effect:
      'The next activation goes on without a call, whoever makes it in the user’s name. Be sure who asks you for this.',
    confirm: 'Give one-time bypass',
    done: name => `${name} may go on once without a call`,
  },
  takeBypass: {
    title: name => `Take ${name}’s bypass back`,
    effect: 'The user is called for the next activation.',
    confirm: 'Take bypass back',
    done: name => `The bypass of ${name} is taken back`,
  },
};

export interface StandingDialogProps {
  act: StandingAct;
  user: UserName;
  onClose: () => void;
}

/** Asks for the reason, without which none of this is done: it is what a reviewer will want to know. */
export function StandingDialog({ act, user, onClose }: StandingDialogProps) {
  const acts = {
    block: useAct('phones.block'),
    unblock: useAct('phones.unblock'),
    giveBypass: useAct('phones.giveBypass'),
    takeBypass: useAct('phones.takeBypass'),
  };
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  const [seconds, setSeconds] = useState<number>(bypassSeconds.usual);
  const { title, effect, confirm, done } = words[act];
  const name = user.sourceDisplayName || user.privAccountName;
  const running = acts[act];
  const send = async () => {
    const input = { userId: user.id, reason: reason.trim() };
    try {
      if (act === 'giveBypass') await acts.giveBypass.mutateAsync({ ...input, seconds });
      else await acts[act].mutateAsync(input);
    } catch {
      // Shown by the dialog, which stays open.
      return;
    }
    announce(done(name));
    onClose();
  };
  return (
    <ConfirmDialog
      open
      title={title(name)}
      confirm={confirm}
      destructive={act === 'block' || act === 'giveBypass'}
      busy={running.isPending}
      ready={reason.trim() !== '' && (act !== 'giveBypass' || Number.isInteger(seconds))}
      error={running.error}
      onConfirm={() => void send()}
      onClose={onClose}
    >
      <p>{effect}</p>
      {act === 'giveBypass' && (
        <DurationInput
          label="For how long"
          value={seconds}
          onChange={setSeconds}
          help="1 minute to 1 day. It ends earlier when it is used."
        />
      )}
      <TextInput
        label="Reason"
        value={reason}
        onChange={event => setReason(event.target.value.slice(0, 400))}
        help="Kept in the history."
        required
      />
    </ConfirmDialog>
  );
}
