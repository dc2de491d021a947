package org.linli.testkit.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lives in static fields is found, and constants are not taken for it. */
class StaticStateTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "static final Map<String, String> CACHE = new HashMap<>(); String get(String key) { return CACHE.computeIfAbsent(key, String::strip); }",
        "static final Map<String, String> CACHE = new ConcurrentHashMap<>(); void put(String key) { var map = CACHE; map.put(key, key); }",
        "static final Map<String, String> CACHE = new HashMap<>(); static Map<String, String> all() { return CACHE; } void put() { all().clear(); }",
        "static final List<String> LOG = new ArrayList<>(); void log(List<String> lines) { lines.forEach(LOG::add); }",
        "static final List<String> LOG = new ArrayList<>(); void log() { Collections.addAll(LOG, \"a\", \"b\"); }",
        "static final Function<String, String> MEMO; static final Map<String, String> SEEN = new HashMap<>();"
            + " static { MEMO = key -> SEEN.computeIfAbsent(key, String::strip); }",
        "static final AtomicLong CALLS = new AtomicLong(); void call() { CALLS.incrementAndGet(); }",
        "static final int[] COUNTS = new int[12]; void count(int month) { COUNTS[month]++; }",
        "static final StringBuilder TEXT = new StringBuilder(); void add(char c) { TEXT.append(c); }",
        "static class Lru extends LinkedHashMap<String, String> { } static final Lru CACHE = new Lru(); void put() { CACHE.put(\"\", \"\"); }",
    })
    void contentsOfAStaticFieldThatChangeAreACache(String members) {
        assertEquals(List.of("static-contents"), new BuiltModule().members(members).rules());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "static String last; void keep(String text) { last = text; }",
        "private static volatile Part instance; static Part get() { if (instance == null) { instance = new Part(); } return instance; }",
        "static Map<String, String> cache = Map.of(); void renew(Map<String, String> all) { cache = Map.copyOf(all); }",
    })
    void aStaticFieldThatIsAssignedToWhileTheModuleRunsIsState(String members) {
        assertEquals(List.of("static-field"), new BuiltModule().members(members).rules());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "private int count; static final Part ONLY = new Part(); int next() { return ++count; }",
        "private final Map<String, String> seen = new HashMap<>(); static final Part ONLY = new Part(); void see(String s) { seen.put(s, s); }",
        "interface Counter { int next(); } static class Real implements Counter { int last; public int next() { return ++last; } }"
            + " static final Counter COUNTER = new Real();",
        "enum Meter { ONLY; private int reads; int read() { return ++reads; } }",
    })
    void aStaticFieldThatHoldsAnObjectWhichChangesItselfIsState(String members) {
        assertEquals(List.of("static-object"), new BuiltModule().members(members).rules());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "static final ThreadLocal<String> USER = new ThreadLocal<>(); void as(String user) { USER.set(user); }",
        "static final ThreadLocal<List<String>> LINES = ThreadLocal.withInitial(ArrayList::new); List<String> lines() { return LINES.get(); }",
        "final ThreadLocal<String> user = new ThreadLocal<>() { @Override protected String initialValue() { return \"\"; } };",
    })
    void valuesLeftWithThreadsKeepTheOldVersionInMemory(String members) {
        assertEquals(List.of("thread-local"), new BuiltModule().members(members).rules());
    }

    @Test
    void aStaticFieldThatCouldBeFinalIsAWarning() {
        assertEquals(List.of("static-not-final?"), new BuiltModule().members("static String greeting = \"你好\"; String greet() { return greeting; }").rules());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "static final List<String> KINDS = List.of(\"day\", \"night\"); static final Set<Integer> MONTHS = Set.of(1, 2); List<String> all() { return KINDS; }",
        "static final Map<String, Integer> LIMITS = new HashMap<>(); static { LIMITS.put(\"day\", 55); fill(); } private static void fill() "
            + "{ LIMITS.put(\"night\", 45); } int limit(String kind) { return LIMITS.getOrDefault(kind, 0); }",
        "static final Map<String, Integer> BY = new HashMap<>(); static { Stream.of(\"a\").forEach(one -> BY.put(one, 1)); }",
        "enum Kind { DAY, NIGHT; static final Map<String, Kind> BY = new HashMap<>(); static { for (Kind k : values()) { BY.put(k.name(), k); } } }",
        "enum Kind { DAY, NIGHT } int limit(Kind kind) { return switch (kind) { case DAY -> 55; case NIGHT -> 45; }; }",
        "static final java.util.regex.Pattern NUMBER = java.util.regex.Pattern.compile(\"[0-9]+\"); static final String[] WORDS = {\"a\"}; String w() { return WORDS[0]; }",
        "static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger(Part.class); void log() { LOG.info(\"x\"); }",
        "static final com.fasterxml.jackson.databind.ObjectMapper JSON = new com.fasterxml.jackson.databind.ObjectMapper(); "
            + "String json(Object it) throws Exception { return JSON.writeValueAsString(it); }",
        "record Point(int x, int y) { static final Point ZERO = new Point(0, 0); }",
        "static final Comparator<String> ORDER = Comparator.naturalOrder(); static final Part ONLY = new Part(); final String name; Part() { name = \"x\"; }",
        "static final Part ONLY = new Part(); private int hash; @Override public int hashCode() { return hash == 0 ? hash = 7 : hash; }",
        "static final ThreadLocal<String> USER = new ThreadLocal<>(); void as(String user) { USER.set(user); try { } finally { USER.remove(); } }",
        "private final Map<String, String> cache = new ConcurrentHashMap<>(); String get(String key) { return cache.computeIfAbsent(key, String::strip); }",
        "static final Part ONLY = new Part(); private final Map<String, Integer> by = new HashMap<>(); Part() { fill(); "
            + "Stream.of(\"b\").forEach(one -> by.put(one, 2)); } private void fill() { by.put(\"a\", 1); } int by(String one) { return by.get(one); }",
        "void check() { assert hashCode() != 0; }",
    })
    void constantsAndCachesOfAComponentAreFine(String members) {
        assertEquals(List.of(), new BuiltModule().members(members).rules());
    }
}
