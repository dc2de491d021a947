package org.linli.core.settlement;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.core.programs.RecordedFacts;
import org.linli.core.publicity.NoticeStore;

/** Says where the scores come from that were brought in: in the words they came with, or what hung on the board of them. */
final class ScoreSources {

    private static final Messages MESSAGES = Messages.beside(ScoreSources.class);

    private final String program;

    ScoreSources(String program) {
        this.program = program;
    }

    /** By component; those left out that say nothing of it, or that have changed since. @param scores the ones to explain */
    Map<String, Text> of(Db db, String subject, Map<String, BigDecimal> scores) {
        Map<String, String> named = new HashMap<>();
        db.each("select component, score, source from component_scores where town = ? and program = ? and subject = ? and source is not null",
                row -> {
                    BigDecimal score = scores.get(row.text(1));
                    if (score != null && score.compareTo(row.decimal(2)) == 0) {
                        named.put(row.text(1), row.text(3));
                    }
                }, db.town(), program, subject);
        Map<String, Text> sources = new HashMap<>();
        named.forEach((component, source) -> sources.put(component, words(db, source)));
        return sources;
    }

    private Text words(Db db, String source) {
        if (source.startsWith(RecordedFacts.OBJECTION)) {
            return MESSAGES.text("source.objection");
        }
        Text title = NoticeStore.newestAbout(db, program, source).map(notice -> notice.title()).orElse(new Text(source, source));
        return new Text(MESSAGES.text("source", title.zh()).zh(), MESSAGES.text("source", title.en()).en());
    }
}
