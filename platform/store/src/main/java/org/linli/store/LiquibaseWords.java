package org.linli.store;

import java.util.ArrayList;
import java.util.List;
import liquibase.exception.DatabaseException;
import org.xml.sax.SAXException;

/** What went wrong in Liquibase, in the words of whoever knows it best. */
final class LiquibaseWords {

    private LiquibaseWords() {
    }

    static List<Throwable> causes(Throwable e) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    /** The database's own, with the statement that it refused; or the innermost, with the file and line where it is the XML parser's. */
    static String of(Throwable e) {
        List<Throwable> causes = causes(e);
        int last = causes.size() - 1;
        Throwable innermost = causes.get(last > 0 && causes.get(last) instanceof SAXException ? last - 1 : last);
        Throwable telling = causes.stream().filter(DatabaseException.class::isInstance).findFirst().orElse(innermost);
        return (telling.getMessage() == null ? telling.toString() : telling.getMessage()).replaceAll("\\s+", " ");
    }
}
