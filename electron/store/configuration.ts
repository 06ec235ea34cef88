import { AppError } from '../../shared/contract/errors.ts';
import type {
  ConsoleAccount,
  ConsoleConfiguration,
  PamConfiguration,
} from '../../shared/domain/configuration.ts';
import { defaultCheckLimits } from '../../shared/domain/check.ts';
import { fromRow } from './cells.ts';
import type { Sql } from './sql.ts';

/** The two configuration objects and the rights to the console. NOT_FOUND until the forest's first entry sets them. */
export function createConfiguration(sql: Sql) {
  const accounts = (): ConsoleAccount[] =>
    sql.all('SELECT * FROM "consoleAccounts" ORDER BY "id"').map(row => fromRow('consoleAccount', row));
  return {
    accounts,
    pamConfiguration(): PamConfiguration {
      const row = sql.get('SELECT * FROM "pamConfiguration"');
      if (row === undefined) throw notCreated(sql.dir);
      return fromRow('pamConfiguration', row);
    },
    consoleConfiguration(): ConsoleConfiguration {
      const row = sql.get('SELECT * FROM "consoleConfiguration"');
      if (row === undefined) throw notCreated(sql.dir);
      const { checkLimits, recordReads, ...stored } = fromRow('consoleConfiguration', row);
      return {
        ...stored,
        checkLimits: checkLimits ?? defaultCheckLimits,
        recordReads: recordReads ?? true,
        accounts: accounts(),
      };
    },
  };
}

function notCreated(dir: string): AppError {
  return new AppError('NOT_FOUND', `The forest in ${dir} has no configuration yet. Create the forest first.`);
}
