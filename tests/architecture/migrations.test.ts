import { eachDatabase } from '../support/databases.ts';
import { isMigrated } from '../../server/migrate.ts';

/** MariaDB restates what it cannot compare; a real difference names a column, a table or an index of ours. */
eachDatabase((open) => {
  test('the migrations make exactly the tables that the schemas describe', async () => {
    const database = await open();
    try {
      const pending = await database.source.driver.createSchemaBuilder().log();
      expect(pending.upQueries.map((query) => query.query)).toEqual([]);
      expect(await isMigrated(database.source)).toBe(true);
    } finally {
      await database.close();
    }
  });

  test('every key and index bears a name of ours', async () => {
    const database = await open();
    try {
      for (const entity of database.source.entityMetadatas) {
        const names = [...entity.indices, ...entity.uniques].map((key) => key.name);
        const keyNames = entity.primaryColumns.map((column) => column.primaryKeyConstraintName);
        for (const name of [...names, ...keyNames]) expect(name).toMatch(/^(pk|uq|ix)_[a-z0-9_]+$/);
      }
    } finally {
      await database.close();
    }
  });
});
