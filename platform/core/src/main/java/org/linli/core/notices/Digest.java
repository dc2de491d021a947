package org.linli.core.notices;

import java.time.LocalDate;
import java.util.List;
import org.linli.api.notices.Notice;
import org.linli.api.notices.Notice.Stage;

/**
 * What one account is told on one day.
 *
 * @param id       the same at every attempt
 * @param language {@code zh} or {@code en}
 * @param notices  the most urgent first; empty for a trial of the way
 */
record Digest(String id, String town, LocalDate day, String language, List<Notice> notices) {

    Digest {
        notices = List.copyOf(notices);
    }

    boolean english() {
        return language.equals("en");
    }

    List<Notice> of(Stage stage) {
        return notices.stream().filter(one -> one.stage() == stage).toList();
    }
}
