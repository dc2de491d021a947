package org.linli.rest;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.linli.api.Fitness;
import org.linli.api.LinliModule;
import org.linli.api.Messages;
import org.linli.api.Text;

/** Asks modules whether they are fit to serve, each by one thread at a time, and doesn't wait longer than two seconds. */
final class FitnessCheck {

    private static final Messages MESSAGES = Messages.beside(FitnessCheck.class);
    private static final int SECONDS = 2;

    private final Map<LinliModule, Check> underWay = new ConcurrentHashMap<>();

    /** Why a module isn't fit. @param cause null unless the module failed */
    record Unfit(Text says, Throwable cause) {
    }

    /** A check that everybody waits for who asks meanwhile. */
    private final class Check implements Runnable {

        private final LinliModule module;
        private final FutureTask<Fitness> answer;
        private final Thread thread;

        Check(LinliModule module) {
            this.module = module;
            this.answer = new FutureTask<>(module::check);
            this.thread = new Thread(this, "linli-check-" + module.id());
            thread.setDaemon(true);
        }

        @Override
        public void run() {
            try {
                answer.run();
            } finally {
                underWay.remove(module, this);
            }
        }
    }

    /** Null when it is fit. */
    Unfit unfit(LinliModule module) {
        Check check = underWay.computeIfAbsent(module, asked -> {
            var begun = new Check(asked);
            begun.thread.start();
            return begun;
        });
        try {
            Fitness fitness = check.answer.get(SECONDS, TimeUnit.SECONDS);
            return fitness.fit() ? null : new Unfit(MESSAGES.text("refused.unfit", String.valueOf(fitness.says())), null);
        } catch (TimeoutException e) {
            check.thread.interrupt();
            return new Unfit(MESSAGES.text("refused.silent", String.valueOf(SECONDS)), null);
        } catch (ExecutionException e) {
            return new Unfit(MESSAGES.text("refused.fault", String.valueOf(e.getCause())), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unfit(MESSAGES.text("refused.silent", "0"), null);
        }
    }
}
