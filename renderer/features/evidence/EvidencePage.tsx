import { Page } from '../../components/Page.tsx';
import { Section } from '../../components/Section.tsx';
import { AnchorSection } from './AnchorSection.tsx';
import { CompareSection } from './CompareSection.tsx';
import { KeySection } from './KeySection.tsx';
import { LatestProofs } from './LatestProofs.tsx';
import { RebuildSection } from './RebuildSection.tsx';
import { proofs } from './proofs.ts';

/** What shows that the history is the one that there was: verifying it, and anchors on paper. */
export function EvidencePage() {
  return (
    <Page title="Evidence">
      <div className="evidence-page">
        <LatestProofs />
        <AnchorSection />
        <CompareSection />
        <KeySection />
        <RebuildSection />
        <Section
          level={2}
          title="What is found by what"
          help="Each entry of the history carries a hash of itself and of all before it, and its end is signed by a key of this workstation’s user. An anchor is what the end was on a day, kept where nobody at this workstation can change it."
        >
          <div className="plain-frame">
            <table className="plain" aria-label="What is found by what">
              <thead>
                <tr>
                  <th scope="col">What somebody may have done</th>
                  <th scope="col">Found by</th>
                </tr>
              </thead>
              <tbody>
                {proofs.map(([what, by]) => (
                  <tr key={what}>
                    <td>{what}</td>
                    <td>{by}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Section>
      </div>
    </Page>
  );
}
