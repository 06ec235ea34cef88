import { Button } from '@mui/material';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/registry.ts';
import { call } from '../../api/client.ts';
import { useForest } from '../../api/me.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { dayOf } from '../../components/days.ts';
import { Facts } from '../../components/Facts.tsx';
import { Moment } from '../../components/Moment.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Section } from '../../components/Section.tsx';
import { QrCode } from './QrCode.tsx';

type Taken = Output<'evidence.anchor'> & { at: number };

/** Takes an anchor, and shows it as the sheet that is printed for the hand-over. */
export function AnchorSection() {
  const [taken, setTaken] = useState<Taken | null>(null);
  const [saved, setSaved] = useState<{ path: string; size: number } | null>(null);
  const { privDnsName, timeZone } = useForest();
  const [error, setError] = useState<unknown>(null);
  const take = async () => {
    setError(null);
    try {
      setTaken({ ...(await call('evidence.anchor', {})), at: Date.now() });
    } catch (problem) {
      setError(problem);
    }
  };
  const save = async () => {
    setError(null);
    setSaved(null);
    try {
      const suggestedName = `${privDnsName} anchor ${dayOf(Date.now(), timeZone)}.txt`;
      const { path } = await call('app.pickSave', { purpose: 'witness', suggestedName });
      if (path === null) return;
      setSaved({ ...(await call('evidence.saveAnchor', { path })), path });
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <Section
      level={2}
      title="Anchor"
      help="Sixteen words that hold how far the history reaches now and what its end is. Print them or write them down at a hand-over, and keep them away from this workstation: whoever has them can find out later whether anything up to here was changed."
      action={
        <span className="anchor-actions">
          <ActionButton onClick={() => void save()}>Save to a file</ActionButton>
          <ActionButton onClick={() => void take()}>Take an anchor</ActionButton>
        </span>
      }
    >
      {saved !== null && (
        <Notice live tone="success" title={`Saved to ${saved.path}`}>
          The history up to entry {saved.size.toLocaleString('en')}. Take the file away from this workstation:
          it can say later whether all up to there is as it was, or between which entries it begins to differ.
        </Notice>
      )}
      {error !== null && <ErrorNotice error={error} title="No anchor was taken" />}
      {taken !== null && <Sheet taken={taken} />}
    </Section>
  );
}

function Sheet({ taken: { size, hash, words, line, at } }: { taken: Taken }) {
  const { corpDnsName, privDnsName } = useForest();
  return (
    <div className="anchor-sheet">
      <h3>Anchor of the history of {privDnsName}</h3>
      <Facts
        items={[
          ['Forest', `${corpDnsName} ▸ ${privDnsName}`],
          ['Up to entry', size.toLocaleString('en')],
          ['Taken', <Moment key="at" at={at} form="exact" />],
          [
            'Chain value',
            <span key="hash" className="mono anchor-hash">
              {hash}
            </span>,
          ],
        ]}
      />
      <div className="anchor-forms">
        <ol className="anchor-words" aria-label="The anchor’s words">
          {words.map((word, index) => (
            <li key={index}>{word}</li>
          ))}
        </ol>
        <QrCode text={line} label="QR code of the anchor" />
      </div>
      <div className="anchor-lines" aria-hidden="true">
        <span>Handed over by</span>
        <span>Taken over by</span>
      </div>
      <p className="soft">
        To compare later: type the words under Evidence in the console, or paste what a reader makes of the QR
        code, which holds the whole chain value; or give either to pam anchor --compare. All up to this entry
        is then as it was, or it is said what is not.
      </p>
      <Button className="anchor-print" onClick={() => window.print()}>
        Print
      </Button>
    </div>
  );
}
