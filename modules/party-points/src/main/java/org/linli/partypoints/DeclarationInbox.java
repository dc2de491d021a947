package org.linli.partypoints;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.linli.api.Page;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.programs.Program;
import org.linli.api.rest.Limits;
import org.linli.partypoints.DeclarationStore.Waiting;
import org.linli.partypoints.DeclarationStore.Wanted;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The declarations of a part of a program, as far as the caller may see them, for those who decide on them. */
@Component(service = DeclarationInbox.class)
public final class DeclarationInbox {

    private final Transactions transactions;
    private final MemberRegister register;
    private final DeclarationStore store = new DeclarationStore();

    @Activate
    public DeclarationInbox(@Reference(target = "(linli.schema=party-points)") Schema schema, @Reference Transactions transactions,
            @Reference MemberRegister register) {
        this.transactions = transactions;
        this.register = register;
    }

    /**
     * What is asked for of a part of a program.
     *
     * @param unit    the part: a unit in which, or below which, the branches lie; null for all that the caller may see
     * @param text    the beginning of a member's number, or a part of its name; null for all
     */
    record Asked(Declaration.State state, String unit, String item, String text) {
    }

    /** In the order in which they were entered. */
    Page<Declaration> page(Program program, Asked asked, String after) {
        return transactions.read(db -> Page.cut(store.list(db, program.id(), wanted(program, asked), after, Limits.DEFAULT + 1), Limits.DEFAULT, Declaration::id));
    }

    /** How many there are in each state. */
    Map<Declaration.State, Integer> count(Program program, Asked asked) {
        return transactions.read(db -> store.count(db, program.id(), wanted(program, asked)));
    }

    /** How many a member has in each state; the caller has asked whether they may be seen. */
    Map<Declaration.State, Integer> countOf(Program program, String subject) {
        return transactions.read(db -> store.count(db, program.id(), new Wanted(null, subject, null, null, null)));
    }

    /** A member's newest ones. */
    List<Declaration> newest(Program program, String subject, int most) {
        return transactions.read(db -> store.newest(db, program.id(), subject, most));
    }

    /** Those of them beside which another one of the same member, item and day waits or was confirmed. */
    Set<String> alike(Program program, List<Declaration> some) {
        return transactions.read(db -> store.alike(db, program.id(), some));
    }

    /** What waits in each branch that the caller may see. @param unit as in {@link Asked} */
    List<Waiting> waiting(Program program, String unit) {
        Set<String> branches = register.scope(program, unit);
        return transactions.read(db -> store.waiting(db, program.id())).stream().filter(one -> branches == null || branches.contains(one.branch())).toList();
    }

    private Wanted wanted(Program program, Asked asked) {
        Set<String> branches = register.scope(program, asked.unit());
        Set<String> subjects = asked.text() == null ? null : register.found(program, branches, asked.text());
        return new Wanted(asked.state(), null, null, null, null, branches, subjects, asked.item());
    }
}
