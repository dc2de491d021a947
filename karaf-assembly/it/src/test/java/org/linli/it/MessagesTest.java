package org.linli.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people read, of all bundles: in both languages, and as each of them is written. */
class MessagesTest {

    private static final Path PROJECT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");
    private static final Pattern HALF_WIDTH = Pattern.compile("\\p{IsHan}[,;:!?()]|[,;:!?(]\\p{IsHan}");
    private static final Pattern CHINESE = Pattern.compile("[\\p{IsHan}\u3000-\u303f\uff00-\uffef]");
    /** A number before what it counts is wrong in English where it is 1; behind a limit such as "at most" it isn't a count. */
    private static final Pattern COUNTED = Pattern.compile("(?<!\\b(?:most|than|first|of|all|to|within|least|after|for|below) |/ )\\{\\d} (?:entries|rows|lines|declarations|ballots"
            + "|members|branches|places|objections|notices|units|requests|processors|files|people|days|points|cells|faults|codes|modules|results|minutes)\\b");
    /** In templates literals stand within quoted attributes, so that what lies between any two quotes may be one. */
    private static final Pattern QUOTE = Pattern.compile("[\"\n]");
    private static final Pattern OF_ROOM = Pattern.compile("words\\.(?:say|text)\\(\"([^\"]+)\"\\s*[,)]");

    /** These take a name, or what another program says, in each language as an argument of its own. */
    private static final Set<String> ARGUMENTS_BY_LANGUAGE = Set.of("board.title", "fault.NOT_YAML", "entry.ITEM_KIND", "entry.POINTS_REQUIRED", "entry.POINTS_OUTSIDE",
            "entry.POINTS_DIFFER", "entry.STEPS_WHOLE");
    /** What these say is Chinese itself: a way to write a date or a title, and the name of the other language. */
    private static final Set<String> CHINESE_SHOWN = Set.of("day.shape", "fault.TITLE_LANGUAGE.right", "language.other");
    private static final Set<String> COMMAND_LINES = Set.of("verify-usage");

    /** @param folder that holds the two files @param room the folder of the bundle */
    private record Texts(Path folder, Path room, Map<String, String> zh, Map<String, String> en) {

        /** As it is looked for. */
        String name(String key) {
            return PROJECT.relativize(folder) + " " + key;
        }
    }

    private static List<Texts> all;

    @BeforeAll
    static void read() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Stream.concat(Files.walk(PROJECT.resolve("platform")), Files.walk(PROJECT.resolve("modules")))) {
            files = found.filter(file -> file.endsWith("messages_zh.properties")
                    && file.toString().contains("/src/main/resources/org/")).toList();
        }
        all = new ArrayList<>();
        for (Path file : files) {
            Path room = file;
            while (!room.getFileName().toString().equals("src")) {
                room = room.getParent();
            }
            all.add(new Texts(file.getParent(), room.getParent(), texts(file), texts(file.resolveSibling("messages_en.properties"))));
        }
        assertTrue(all.size() > 30, () -> "all bundles: " + all.size());
    }

    private static Map<String, String> texts(Path file) throws IOException {
        var read = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            read.load(reader);
        }
        Map<String, String> texts = new TreeMap<>();
        read.forEach((key, text) -> texts.put((String) key, (String) text));
        return texts;
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        List<String> wrong = new ArrayList<>();
        for (Texts texts : all) {
            if (!texts.zh().keySet().equals(texts.en().keySet())) {
                wrong.add(texts.name("in one language only: " + onlyOne(texts)));
            }
            texts.zh().forEach((key, zh) -> {
                String en = texts.en().getOrDefault(key, zh);
                if (!ARGUMENTS_BY_LANGUAGE.contains(key) && !arguments(zh).equals(arguments(en))) {
                    wrong.add(texts.name(key) + " tells " + arguments(zh) + " and " + arguments(en));
                }
                if (zh.isBlank() != en.isBlank()) {
                    wrong.add(texts.name(key) + " says nothing in one language");
                }
            });
        }
        assertEquals(List.of(), wrong);
    }

    private static Set<String> onlyOne(Texts texts) {
        var keys = new TreeSet<>(texts.zh().keySet());
        keys.addAll(texts.en().keySet());
        keys.removeIf(key -> texts.zh().containsKey(key) && texts.en().containsKey(key));
        return keys;
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text).results().map(argument -> argument.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void chineseIsWrittenWithChinesePunctuation() {
        assertEquals(List.of(), all.stream().flatMap(texts -> texts.zh().entrySet().stream()
                .filter(text -> !COMMAND_LINES.contains(text.getKey()) && HALF_WIDTH.matcher(text.getValue().replaceAll("\\{[^}]*}", "")).find())
                .map(text -> texts.name(text.getKey() + ": " + text.getValue()))).toList());
    }

    @Test
    void englishHoldsNoChinese() {
        assertEquals(List.of(), all.stream().flatMap(texts -> texts.en().entrySet().stream()
                .filter(text -> !CHINESE_SHOWN.contains(text.getKey()) && CHINESE.matcher(text.getValue()).find())
                .map(text -> texts.name(text.getKey() + ": " + text.getValue()))).toList());
    }

    @Test
    void englishCountsStandBehindWhatTheyCountAndCannotIsOneWord() {
        assertEquals(List.of(), all.stream().flatMap(texts -> texts.en().entrySet().stream()
                .filter(text -> COUNTED.matcher(text.getValue()).find() || text.getValue().toLowerCase(Locale.ROOT).contains("can not"))
                .map(text -> texts.name(text.getKey() + ": " + text.getValue()))).toList());
    }

    @Test
    void everyTextOfPagesIsSaidSomewhere() throws IOException {
        List<String> silent = new ArrayList<>();
        for (Texts texts : all) {
            if (texts.room().endsWith("console")) {
                Set<String> literals = literals(texts.room());
                texts.zh().keySet().stream().filter(key -> !said(key, literals)).map(texts::name).forEach(silent::add);
            }
        }
        assertEquals(List.of(), silent);
    }

    /** Itself, or put together from its beginning and what follows the dot, or as the problem that it tells of. */
    private static boolean said(String key, Set<String> literals) {
        String code = key.startsWith("problem.") ? key.substring(8).replaceAll("\\.mend$", "") : key;
        if (literals.contains(key) || literals.contains(code)) {
            return true;
        }
        for (int end = key.lastIndexOf('.'); end > 0; end = key.lastIndexOf('.', end - 1)) {
            if (literals.contains(key.substring(0, end + 1))) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> literals(Path room) throws IOException {
        Set<String> literals = new TreeSet<>();
        for (Path source : sources(room)) {
            literals.addAll(List.of(QUOTE.split(Files.readString(source))));
        }
        return literals;
    }

    @Test
    void whatATemplateOfARoomSaysIsThere() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Texts texts : all) {
            Path pages = texts.room().resolve("src/main/pages").resolve(texts.folder().getFileName());
            if (Files.isDirectory(pages)) {
                for (Path template : sources(pages)) {
                    for (MatchResult word : OF_ROOM.matcher(Files.readString(template)).results().toList()) {
                        if (!texts.zh().containsKey(word.group(1))) {
                            missing.add(PROJECT.relativize(template) + " " + word.group(1));
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*/src/main/.*\\.(java|jte)")).toList();
        }
    }
}
