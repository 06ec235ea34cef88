import { Link } from 'react-router';
import type { Output } from '../../../shared/contract/registry.ts';
import { checkKind } from '../../../shared/domain/check-catalogue.ts';
import { useAct } from '../../api/use-act.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Moment } from '../../components/Moment.tsx';
import { addressOf } from './objects.ts';

type Suppressions = Output<'checks.list'>['suppressions'];

/** What is known and left as it is: why, by whom, until when; each can be lifted. */
export function Suppressed({ suppressions }: { suppressions: Suppressions }) {
  const lift = useAct('checks.unsuppress');
  const announce = useAnnounce();
  return (
    <section className="panel" aria-labelledby="suppressed">
      <div className="panel-head">
        <h2 id="suppressed">Suppressed</h2>
        <span className="soft figures">{suppressions.length}</span>
      </div>
      {lift.error !== null && <ErrorNotice error={lift.error} title="The suppression was not lifted" />}
      <div className="panel-table">
        <table className="plain found-suppressed" aria-labelledby="suppressed">
          <thead>
            <tr>
              <th scope="col">Finding</th>
              <th scope="col">Reason</th>
              <th scope="col">By</th>
              <th scope="col">Ends</th>
              <th scope="col">
                <span className="hidden-visually">Lift</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {suppressions.map(({ check, object, reason, by, until, found }) => {
              const address = addressOf(object);
              return (
                <tr key={`${check} ${object.kind} ${object.id}`}>
                  <td>
                    {checkKind(check).title}
                    {': '}
                    {address === null ? object.name : <Link to={address}>{object.name}</Link>}
                    {!found && <p className="soft">Not found at present.</p>}
                  </td>
                  <td>{reason}</td>
                  <td>{by}</td>
                  <td className="found-end">
                    <Moment at={until} form="exact" focusable />
                  </td>
                  <td data-align="end">
                    <ActionButton
                      variant="text"
                      needs="operate"
                      busy={lift.isPending}
                      aria-label={`Lift the suppression of ${checkKind(check).title}, ${object.name}`}
                      onClick={() =>
                        lift.mutate(
                          { check, object: { kind: object.kind, id: object.id } },
                          {
                            onSuccess: () =>
                              announce(`Suppression lifted: ${checkKind(check).title}, ${object.name}`),
                          },
                        )
                      }
                    >
                      Lift
                    </ActionButton>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
