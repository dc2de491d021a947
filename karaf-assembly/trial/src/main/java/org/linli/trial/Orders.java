package org.linli.trial;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What {@code trial.properties} in the module's file tells it to do wrong: one line for each moment of its life. */
final class Orders {

    private final Properties orders = new Properties();

    Orders() {
        try (InputStream file = Orders.class.getResourceAsStream("/trial.properties")) {
            orders.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String at(String moment) {
        return orders.getProperty(moment, "well");
    }

    /** Does at that moment what it is told: nothing, {@code throw}, {@code hang}, or wait so many milliseconds. */
    void follow(String moment) {
        String order = at(moment);
        switch (order) {
            case "well", "unfit", "leak" -> { }
            case "throw" -> throw new IllegalStateException("told to throw at " + moment);
            case "hang" -> hold(Long.MAX_VALUE);
            default -> hold(Long.parseLong(order));
        }
    }

    static void hold(long millis) {
        try {
            new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
