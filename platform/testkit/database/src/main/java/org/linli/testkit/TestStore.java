package org.linli.testkit;

import java.util.UUID;
import org.linli.api.data.ModuleTables;
import org.linli.api.data.TownDatabase;
import org.linli.api.data.Transactions;
import org.linli.store.Database;
import org.linli.store.Settings;

/** A fresh database with the tables of every changelog on the class path. */
public final class TestStore implements AutoCloseable {

    /** The town whose data it holds. */
    public static final String TOWN = "main";

    private final Engine engine;
    private final String name;
    private final Database database;

    private TestStore(Engine engine, String name, Database database) {
        this.engine = engine;
        this.name = name;
        this.database = database;
    }

    /** A new database on that engine; the first one of a JVM takes seconds, later ones a tenth of a second. */
    public static TestStore on(Engine engine) {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        return new TestStore(engine, name, open(switch (engine) {
            case DERBY -> DerbyTemplate.copy(name);
            case POSTGRESQL -> PostgresTemplate.copy(name);
        }));
    }

    static Database open(Settings settings) {
        return new Database(settings);
    }

    public Engine engine() {
        return engine;
    }

    public Transactions transactions() {
        return database.transactions();
    }

    /** The database as a whole. */
    public TownDatabase whole() {
        return database.whole();
    }

    /** What expands and contracts the tables of a module's jar. */
    public ModuleTables tables() {
        return database.tables();
    }

    /** Takes its files off the disk, where those of a whole run would come to gigabytes; what Derby has in memory ends with the JVM. */
    @Override
    public void close() {
        database.close();
        if (engine == Engine.POSTGRESQL) {
            PostgresTemplate.drop(name);
        }
    }
}
