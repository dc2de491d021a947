package org.linli.console;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.linli.api.data.Transactions;
import org.linli.api.pages.Download;
import org.linli.api.pages.Visit;
import org.linli.api.security.Audit;

/** Writes to the audit who took which list of persons as a file, how far and by which filter; what was searched for may be a name or a phone and is left out. */
final class AuditedTakers implements Files.Takers {

    /** What says how a list is shown, and not what stands in it. */
    private static final Set<String> LOOKS = Set.of(Download.PARAMETER, Ordered.SORT, "after");
    private static final Set<String> SEARCHES = Set.of("text", "person", "subject");
    private static final Pattern CHOSEN = Pattern.compile("[A-Za-z0-9_.:-]{1,60}");

    private final Transactions transactions;
    private final Audit audit;

    AuditedTakers(Transactions transactions, Audit audit) {
        this.transactions = transactions;
        this.audit = audit;
    }

    @Override
    public void took(Download download, Visit visit, int lines, boolean whole) {
        String what = lines + " lines as " + download.format().name().toLowerCase(Locale.ROOT) + " of " + visit.path() + filter(visit.query());
        transactions.write(db -> {
            audit.write(db, new Audit.Line("list.downloaded", download.table().name(), visit.unit(), null, what, whole ? Audit.Result.DONE : Audit.Result.FAILED));
            return null;
        });
    }

    /** The chosen filters of a query; of a search only that there was one. */
    static String filter(String query) {
        String kept = query == null ? "" : Arrays.stream(query.split("&")).map(pair -> pair.split("=", 2))
            .filter(pair -> pair.length == 2 && !pair[1].isEmpty() && CHOSEN.matcher(pair[0]).matches() && !LOOKS.contains(pair[0]))
            .map(pair -> pair[0] + "=" + (SEARCHES.contains(pair[0]) || !CHOSEN.matcher(pair[1]).matches() ? "***" : pair[1])).collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }
}
