package org.linli.store;

import org.linli.api.data.ModuleTables;
import org.linli.api.data.TownDatabase;
import org.linli.api.data.Transactions;

/** The town's database, open: its pool, transactions and migrations. */
public final class Database implements AutoCloseable {

    private final Engine engine;
    private final Pool pool;
    private final Transactions transactions;
    private final Migrations migrations;

    /** Opens it, and creates it where it is embedded and doesn't exist. */
    public Database(Settings settings) {
        engine = Engine.of(settings);
        engine.open();
        pool = new Pool(engine, settings.poolSize());
        transactions = new ThreadTransactions(pool, engine, settings.town());
        migrations = new Migrations(pool.source(), engine);
    }

    public Transactions transactions() {
        return transactions;
    }

    public Migrations migrations() {
        return migrations;
    }

    public TownDatabase whole() {
        return new OpenDatabase(engine, pool);
    }

    public ModuleTables tables() {
        return new JarTables(migrations);
    }

    @Override
    public void close() {
        pool.close();
        engine.close();
    }
}
