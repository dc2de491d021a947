package org.linli.rest;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.linli.api.Fitness;
import org.linli.api.LinliModule;
import org.linli.api.Messages;
import org.linli.api.Text;

/** Asks a module whether it is fit to serve and doesn't wait longer than two seconds. */
final class FitnessCheck {

    private static final Messages MESSAGES = Messages.beside(FitnessCheck.class);
    private static final int SECONDS = 2;

    private FitnessCheck() {
    }

    /** Why it isn't fit; null when it is. */
    static Text unfit(LinliModule module) {
        var answer = new FutureTask<>(module::check);
        var thread = new Thread(answer, "linli-check-" + module.id());
        thread.setDaemon(true);
        thread.start();
        try {
            Fitness fitness = answer.get(SECONDS, TimeUnit.SECONDS);
            return fitness.fit() ? null : MESSAGES.text("refused.unfit", String.valueOf(fitness.says()));
        } catch (TimeoutException e) {
            answer.cancel(true);
            return MESSAGES.text("refused.silent", String.valueOf(SECONDS));
        } catch (ExecutionException e) {
            return MESSAGES.text("refused.fault", String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return MESSAGES.text("refused.silent", "0");
        }
    }
}
