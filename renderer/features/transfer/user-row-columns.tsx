import type { UserFileRow } from '../../../shared/domain/user-file.ts';
import { Icon } from '../../components/Icon.tsx';
import type { Column } from '../../components/table-types.ts';

const none = <span className="soft">none</span>;

export const userRowColumns: Column<UserFileRow>[] = [
  { key: 'line', header: 'Line', width: '64px', align: 'end', cell: row => row.line },
  { key: 'account', header: 'Account', width: '16%', cell: row => row.account || none },
  { key: 'priv', header: 'PRIV account', width: '16%', cell: row => row.privAccountName || none },
  { key: 'name', header: 'Display name', width: '16%', cell: row => row.displayName || none },
  { key: 'number', header: 'Telephone', width: '164px', mono: true, cell: row => row.number || none },
  {
    key: 'problems',
    header: 'Problem',
    cell: row =>
      row.problems.length === 0 ? (
        <span className="severity" data-tone="success">
          <Icon name="check" /> None
        </span>
      ) : (
        <span className="transfer-problem" title={row.problems.join(' ')}>
          <Icon name="error" /> {row.problems.join(' ')}
        </span>
      ),
  },
];
