package org.linli.core;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;

/** Transactions in which somebody else is quicker: just before the first row is written to a table, another thread does its work and commits. */
public final class Meanwhile implements Transactions {

    private final Transactions transactions;
    private final String table;
    private final Runnable quicker;
    private final AtomicBoolean done = new AtomicBoolean();

    public Meanwhile(Transactions transactions, String table, Runnable quicker) {
        this.transactions = transactions;
        this.table = table;
        this.quicker = quicker;
    }

    @Override
    public <T> T write(Function<Db, T> work) {
        return transactions.write(db -> work.apply(overtaken(db)));
    }

    @Override
    public <T> T read(Function<Db, T> work) {
        return transactions.read(work);
    }

    @Override
    public boolean active() {
        return transactions.active();
    }

    @Override
    public void afterCommit(Runnable work) {
        transactions.afterCommit(work);
    }

    private Db overtaken(Db db) {
        return (Db) Proxy.newProxyInstance(Db.class.getClassLoader(), new Class<?>[] {Db.class}, (proxy, method, arguments) -> {
            if (arguments != null && (arguments[0].equals(table) || arguments[0].toString().startsWith("insert into " + table + " ")) && done.compareAndSet(false, true)) {
                CompletableFuture.runAsync(quicker).join();
            }
            try {
                return method.invoke(db, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }
}
