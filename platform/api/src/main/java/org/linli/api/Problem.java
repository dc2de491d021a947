package org.linli.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A refusal that the caller can mend: what is wrong, where, and what would be right; the transaction it leaves is rolled back.
 *
 * <p>Its texts end without a full stop, whoever wrote them, so that pages and lists can set them as they need.
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What sort of refusal it is, with the HTTP status it becomes. */
    public enum Kind {
        /** The request can't be read at all. */
        MALFORMED(400),
        /** Nobody is signed in, or the credentials are wrong. */
        UNAUTHENTICATED(401),
        /** The caller has no right to this here. */
        FORBIDDEN(403),
        /** There is no such thing, or none that the caller may see. */
        NOT_FOUND(404),
        /** The path takes other methods. */
        METHOD(405),
        /** No representation that the caller accepts. */
        NOT_ACCEPTABLE(406),
        /** The state of the thing doesn't allow it now, or it exists already. */
        CONFLICT(409),
        /** The thing was changed since the caller read it. */
        STALE(412),
        /** The body is over the limit. */
        TOO_LARGE(413),
        /** The body's type isn't taken here. */
        UNSUPPORTED(415),
        /** The request can be read, but its content breaks a rule. */
        INVALID(422),
        /** The caller has to say which version it changes. */
        PRECONDITION_REQUIRED(428),
        /** Too many requests. */
        TOO_MANY(429),
        /** For the moment not available; try again. */
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }
    }

    /**
     * One of several faults of the same request.
     *
     * @param where  the path, column or parameter at fault
     * @param what   what is wrong there and what would be right
     */
    public record Fault(String where, Text what) {

        public Fault {
            what = what.withoutStop();
        }
    }

    private final Kind kind;
    private final String code;
    private final Text what;
    private final Text mend;
    private final String where;
    private final transient List<Fault> faults;
    private final transient Map<String, Object> facts;

    /**
     * A refusal without a place; usually made by {@link Messages#problem}.
     *
     * @param code stable, in lower case with hyphens; it ends the problem's {@code type}
     */
    public Problem(Kind kind, String code, Text what, Text mend) {
        this(kind, code, what, mend, null, List.of(), Map.of());
    }

    private Problem(Kind kind, String code, Text what, Text mend, String where, List<Fault> faults, Map<String, Object> facts) {
        super(code + ": " + what.en(), null, false, false);
        this.kind = Objects.requireNonNull(kind, "kind");
        this.code = Objects.requireNonNull(code, "code");
        this.what = what.withoutStop();
        this.mend = mend.withoutStop();
        this.where = where;
        this.faults = faults;
        this.facts = facts;
    }

    /** The same refusal, with the path, column or parameter it is about. */
    public Problem at(String place) {
        return new Problem(kind, code, what, mend, place, faults, facts);
    }

    /** The same refusal, listing every fault. */
    public Problem listing(List<Fault> all) {
        return new Problem(kind, code, what, mend, where, List.copyOf(all), facts);
    }

    /** The same refusal with one more fact for programs, shown as a member of the problem document. */
    public Problem with(String name, Object value) {
        var more = new LinkedHashMap<>(facts);
        more.put(name, value);
        return new Problem(kind, code, what, mend, where, faults, more);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    /** What is wrong. */
    public Text what() {
        return what;
    }

    /** How to mend it. */
    public Text mend() {
        return mend;
    }

    /** The path, column or parameter it is about; null where the whole request is. */
    public String where() {
        return where;
    }

    public List<Fault> faults() {
        return faults;
    }

    /** Further facts for programs. */
    public Map<String, Object> facts() {
        return facts;
    }
}
