import { useSearchParams } from 'react-router';
import { mostLines } from '../../../shared/contract/cmdlets.ts';
import { roleId } from '../../../shared/domain/ids.ts';
import { useRead } from '../../api/use-read.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Page } from '../../components/Page.tsx';
import { TableSkeleton } from '../../components/TableSkeleton.tsx';
import { EditRoles } from './EditRoles.tsx';
import { useStoredRoles } from './use-stored-roles.ts';
import './roles.css';

/** Several roles edited at once: `/roles/edit?role=<id>&role=<id>`. */
export function EditRolesPage() {
  const [params] = useSearchParams();
  const ids = [...new Set(params.getAll('role').flatMap(text => roleId.safeParse(text).data ?? []))].slice(
    0,
    mostLines,
  );
  const { roles, error, reread } = useStoredRoles(ids);
  const configuration = useRead('configuration.get', {});
  if (ids.length > 0 && roles !== null && configuration.data !== undefined)
    return <EditRoles key={ids.join()} roles={roles} limits={configuration.data} />;
  const failed = error ?? configuration.error;
  return (
    <Page title="Edit roles">
      {ids.length === 0 ? (
        <EmptyState icon="roles" title="No role is chosen">
          Choose roles in the list by their boxes, then “Edit roles”.
        </EmptyState>
      ) : failed === null ? (
        <TableSkeleton columns={2} />
      ) : (
        <ErrorNotice
          error={failed}
          title="One of the roles cannot be read"
          onRetry={() => {
            reread();
            void configuration.refetch();
          }}
        />
      )}
    </Page>
  );
}
