package org.linli.launch;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What the operator asked for on the command line, with the environment (LINLI_PORT, LINLI_DATA, LINLI_SHELL_PORT) for what wasn't said.
 *
 * @param port the port that is served, 1 to 65535
 * @param data the data folder, absolute
 * @param shell the port of the operators' shell on this machine, 0 for none
 * @param demo whether an empty database gets the demo town
 * @param help whether only the usage is wanted
 */
record Options(int port, Path data, int shell, boolean demo, boolean help) {

    static final int DEFAULT_PORT = 8181;

    static Options parse(List<String> args, Map<String, String> environment, Path defaultData) throws Refusal {
        String port = environment.getOrDefault("LINLI_PORT", String.valueOf(DEFAULT_PORT));
        String data = environment.getOrDefault("LINLI_DATA", defaultData.toString());
        String shell = environment.get("LINLI_SHELL_PORT");
        boolean demo = true;
        boolean help = false;
        for (Iterator<String> words = args.iterator(); words.hasNext();) {
            String word = words.next();
            switch (word) {
                case "--port" -> port = value(word, words);
                case "--data" -> data = value(word, words);
                case "--shell" -> shell = value(word, words);
                case "--empty" -> demo = false;
                case "--help", "-h" -> help = true;
                default -> throw Refusal.usage("option.unknown", word);
            }
        }
        return new Options(port(port), folder(data), shell == null ? 0 : port(shell), demo, help);
    }

    private static String value(String option, Iterator<String> words) throws Refusal {
        if (words.hasNext()) {
            String value = words.next();
            if (!value.isBlank() && !value.startsWith("--")) {
                return value;
            }
        }
        throw Refusal.usage("option.value", option);
    }

    private static int port(String text) throws Refusal {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw Refusal.usage("port.bad", text);
        }
        throw Refusal.usage("port.bad", text);
    }

    private static Path folder(String text) throws Refusal {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw Refusal.usage("data.bad", text, e.getReason());
        }
    }
}
