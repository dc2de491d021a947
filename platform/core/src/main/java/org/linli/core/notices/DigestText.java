package org.linli.core.notices;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.notices.Notice;
import org.linli.api.notices.Notice.Stage;

/** A digest as a mail says it: what is due and by when, and where; neither of whom it is nor to whom. */
final class DigestText {

    static final Messages MESSAGES = Messages.beside(DigestText.class);

    /** The most urgent first. */
    private static final List<Stage> ORDER = List.of(Stage.OVERDUE, Stage.SOON, Stage.NEW);
    private static final int MOST = 50;
    private static final DateTimeFormatter ZH = DateTimeFormatter.ofPattern("M月d日", Locale.CHINA);
    private static final DateTimeFormatter EN = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private final Digest digest;
    private final SiteAddress site;

    DigestText(Digest digest, SiteAddress site) {
        this.digest = digest;
        this.site = site;
    }

    String subject() {
        if (digest.notices().isEmpty()) {
            return say("mail.trial");
        }
        String counts = ORDER.stream().filter(stage -> !digest.of(stage).isEmpty()).map(stage -> say("mail.count." + stage, digest.of(stage).size()))
                .collect(Collectors.joining(say("mail.and")));
        return say("mail.subject", counts);
    }

    String plain() {
        var text = new StringBuilder(say(digest.notices().isEmpty() ? "mail.trial.body" : "mail.begins", day(digest.day()))).append("\n");
        for (Stage stage : ORDER) {
            List<Notice> all = digest.of(stage);
            if (!all.isEmpty()) {
                text.append("\n").append(say("mail.stage." + stage)).append("\n");
                all.stream().limit(MOST).forEach(one -> {
                    text.append("- ").append(line(one)).append("\n");
                    link(one.href(), "  ", text);
                });
                more(all, text, "- ", "\n");
            }
        }
        text.append("\n");
        if (site.of("") != null) {
            text.append(say("mail.all", site.of("/notices"))).append("\n");
        }
        return text.append(say(site.of("") == null ? "mail.change" : "mail.change.at", site.of("/notices/settings"))).append("\n").toString();
    }

    String html() {
        var html = new StringBuilder("<!doctype html><html lang=\"").append(digest.english() ? "en" : "zh-CN").append("\"><head><meta charset=\"utf-8\"><title>")
                .append(escaped(subject())).append("</title></head><body><p>")
                .append(escaped(say(digest.notices().isEmpty() ? "mail.trial.body" : "mail.begins", day(digest.day())))).append("</p>");
        for (Stage stage : ORDER) {
            List<Notice> all = digest.of(stage);
            if (!all.isEmpty()) {
                html.append("<h3>").append(escaped(say("mail.stage." + stage))).append("</h3><ul>");
                all.stream().limit(MOST).forEach(one -> html.append("<li>").append(linked(one.href(), line(one))).append("</li>"));
                more(all, html, "<li>", "</li>");
                html.append("</ul>");
            }
        }
        html.append("<p>");
        if (site.of("") != null) {
            html.append(linked("/notices", say("mail.open"))).append(" · ").append(linked("/notices/settings", say("mail.settings"))).append("<br>");
        }
        return html.append(escaped(say("mail.change"))).append("</p></body></html>").toString();
    }

    private String line(Notice one) {
        String what = one.what().in(locale());
        return one.due() == null ? what : say("mail.due", what, day(one.due()));
    }

    private void link(String href, String before, StringBuilder text) {
        if (site.of("") != null) {
            text.append(before).append(site.of(href)).append("\n");
        }
    }

    private void more(List<Notice> all, StringBuilder text, String before, String after) {
        if (all.size() > MOST) {
            text.append(before).append(say("mail.more", all.size() - MOST)).append(after);
        }
    }

    private String linked(String href, String words) {
        String address = site.of(href);
        return address == null ? escaped(words) : "<a href=\"" + escaped(address) + "\">" + escaped(words) + "</a>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }

    private String day(LocalDate day) {
        return (digest.english() ? EN : ZH).format(day);
    }

    private String say(String key, Object... arguments) {
        Text text = MESSAGES.text(key, Arrays.stream(arguments).map(one -> one instanceof Integer number ? String.valueOf(number) : one).toArray());
        return text.in(locale());
    }

    private Locale locale() {
        return digest.english() ? Locale.ENGLISH : Locale.CHINA;
    }
}
