import type { RoleId } from '../../../shared/domain/ids.ts';
import { useRead } from '../../api/use-read.ts';
import { ReadingDetail } from '../../components/ReadingDetail.tsx';
import { RoleOpened } from './RoleOpened.tsx';
import { useStoredRole } from './use-stored-role.ts';

/** Reads the role beside the list. */
export function RoleDetail({ id }: { id: RoleId }) {
  const { data, stored, error, reread } = useStoredRole(id);
  const configuration = useRead('configuration.get', {});
  if (data !== null && stored !== null && configuration.data !== undefined)
    return <RoleOpened data={data} stored={stored} limits={configuration.data} onReread={reread} />;
  return <ReadingDetail kind="role" id={id} error={error ?? configuration.error} onRetry={reread} />;
}
