package org.linli.console.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AuditWordsTest {

    private static final Pattern WRITTEN = Pattern.compile("Line\\(\"([a-z-]+\\.[a-z-]+)\"");

    @Test
    void whatTheAuditTellsIsToldInWords() throws IOException {
        Set<String> actions = new TreeSet<>(Set.of("sign-in.basic", "sign-in.jwt", "audit.retired", "audit.chain-broken", "post.handed-over", "post.prolonged"));
        for (String rooms : Set.of("../../platform", "../../modules")) {
            try (Stream<Path> sources = Files.walk(Path.of(rooms))) {
                sources.filter(path -> path.toString().matches(".*/src/main/java/.*\\.java") && !path.toString().contains("/archetype/")).forEach(path ->
                    WRITTEN.matcher(text(path)).results().map(found -> found.group(1)).forEach(actions::add));
            }
        }
        assertTrue(actions.contains("person.revealed"), "what is looked for is found: " + actions);
        assertEquals(Set.of(), new TreeSet<>(actions.stream().filter(action -> AuditWords.action(action).zh().equals(action)).toList()), "actions without words");
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
