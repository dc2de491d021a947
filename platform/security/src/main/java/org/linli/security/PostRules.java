package org.linli.security;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.linli.api.Ids;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.security.AccountAdministration.Kind;
import org.linli.api.security.AccountAdministration.NewPost;
import org.linli.api.security.Role;
import org.linli.api.territory.UnitPath;

/** What posts an account may hold, and which of them together. */
final class PostRules {

    private static final Messages MESSAGES = AccountAccess.MESSAGES;

    private PostRules() {
    }

    /** The post as it would be held. @param path the path of its unit; null for the whole town @throws Problem {@code INVALID} for its days */
    static HeldPost post(String account, NewPost wanted, UnitPath path, LocalDate today, String by, Instant at) {
        if (wanted.role() == null) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "post-role").at("role");
        }
        LocalDate from = wanted.from() == null ? today : wanted.from();
        if (wanted.until() != null && (wanted.until().isBefore(from) || wanted.until().isBefore(today))) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "post-days", from.toString(), wanted.until().toString()).at("until");
        }
        return new HeldPost(account, Ids.next(), wanted.role(), wanted.unit(), path, from, wanted.until(), by, at);
    }

    /** Why the account can't hold the post; empty if it can. @param held what it holds or will */
    static Optional<Problem> against(Account account, List<HeldPost> held, HeldPost post) {
        if (!fits(account.kind(), post.role())) {
            return Optional.of(MESSAGES.problem(Problem.Kind.CONFLICT, "post-kind", MESSAGES.text("kind." + account.kind()), post.role().title()).at("role"));
        }
        if (post.role().ofOneself() && account.person() == null) {
            return Optional.of(MESSAGES.problem(Problem.Kind.CONFLICT, "post-person", post.role().title()).at("role"));
        }
        Optional<HeldPost> clash = held.stream().filter(one -> one.role() != post.role() && (one.role().alone() || post.role().alone())).findFirst();
        if (clash.isPresent()) {
            return Optional.of(MESSAGES.problem(Problem.Kind.CONFLICT, "post-alone", Role.AUDITOR.title(), clash.get().role().title()).at("role"));
        }
        return held.stream().filter(post::overlaps).findFirst()
                .map(same -> MESSAGES.problem(Problem.Kind.CONFLICT, "post-twice", post.role().title()).at("role").with("post", same.id()));
    }

    /** Members, residents and raters act for themselves; who works for the town has an account of its own for that. */
    private static boolean fits(Kind kind, Role role) {
        return switch (kind) {
            case STAFF -> true;
            case MEMBER, RESIDENT -> role == Role.MEMBER || role == Role.RATER;
            case RATER -> role == Role.RATER;
            case PROGRAM -> role != Role.MEMBER;
        };
    }
}
