package org.linli.launch;

/** A start that can't be: one line for the operator and the exit status that goes with it. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    static final int USAGE = 2;
    static final int FAULT = 1;

    private final int status;

    private Refusal(int status, String line) {
        super(line, null, false, false);
        this.status = status;
    }

    static Refusal usage(String key, Object... args) {
        return new Refusal(USAGE, Texts.line(key, args));
    }

    static Refusal fault(String key, Object... args) {
        return new Refusal(FAULT, Texts.line(key, args));
    }

    int status() {
        return status;
    }
}
