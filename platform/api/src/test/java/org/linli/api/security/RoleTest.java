package org.linli.api.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.linli.api.territory.UnitPath;

class RoleTest {

    /** Which roles give a permission: by the first two letters of their names; small ones for oneself alone. */
    private static final String TABLE = """
            core.accounts.read            AD AU
            core.accounts.write           AD
            core.units.read               AD AU HE SC RE IN RA me
            core.units.write              AD
            core.people.read              AU HE SC RE
            core.people.write             HE
            core.people.reveal            HE
            core.people.disclose          HE
            core.people.erase             HE
            core.consents.read            AU HE
            core.consents.write           HE
            core.retention.read           AU HE
            core.retention.run            HE
            core.evidence.read            AU HE SC RE IN me
            core.evidence.write           HE SC IN me
            core.filings.read             AU HE
            core.filings.receive          HE
            core.audit.read               AU HE
            core.audit.export             AU HE
            platform.metrics.read         AD AU
            platform.clock.write          AD
            platform.keys.read            AD AU
            platform.keys.write           AD
            platform.modules.read         AD AU
            platform.modules.write        AD
            platform.operation.read       AD AU
            platform.backups.write        AD
            party-points.rulebooks.read   AU HE SC RE IN RA me
            party-points.rulebooks.write  HE
            party-points.programs.read    AU HE SC RE IN RA me
            party-points.programs.write   HE SC
            party-points.programs.settle  HE SC
            party-points.programs.publish HE
            party-points.programs.approve HE
            party-points.programs.file    HE
            party-points.facts.write      HE SC IN
            party-points.entries.read     AU HE SC RE me
            party-points.entries.write    HE SC
            party-points.objections.write HE SC me
            party-points.objections.decide HE RE
            party-points.declarations.write HE SC me
            party-points.declarations.confirm HE RE
            party-points.quarters.pass    HE
            party-points.appraisals.write HE
            party-points.ballots.write    HE RA
            party-points.measures.propose HE RE
            party-points.measures.decide  HE
            """;

    private static Map<String, Set<String>> table() {
        return TABLE.lines().map(line -> line.strip().split("\\s+")).collect(Collectors.toMap(cells -> cells[0],
            cells -> new TreeSet<>(Arrays.asList(cells).subList(1, cells.length)), (one, other) -> one, LinkedHashMap::new));
    }

    @Test
    void eachPermissionBelongsToJustTheRolesOfTheTable() {
        table().forEach((permission, roles) -> {
            Set<String> given = new TreeSet<>();
            for (Role role : Role.values()) {
                String mark = role.name().substring(0, 2);
                if (role.gives().stream().anyMatch(pattern -> Grant.matches(pattern, permission))) {
                    given.add(mark);
                }
                if (role.givesForItself().stream().anyMatch(pattern -> Grant.matches(pattern, permission))) {
                    given.add(mark.toLowerCase());
                }
            }
            assertEquals(roles, given, permission);
        });
    }

    @Test
    void anAdministratorAloneChangesNoPointsAndSeesNoPeople() {
        Caller administrator = holder(Role.ADMINISTRATOR);
        table().keySet().stream().filter(permission -> permission.startsWith("party-points.") || permission.startsWith("core.people."))
            .forEach(permission -> assertFalse(administrator.holds(permission), permission));
    }

    @Test
    void anAuditorChangesNothingWhateverModulesCome() {
        Caller auditor = holder(Role.AUDITOR);
        Stream.concat(table().keySet().stream(), Stream.of("noise.reports.write", "noise.read.write", "core.people.reveal"))
            .filter(permission -> !permission.endsWith(".read") && !permission.equals("core.audit.export")).forEach(permission -> assertFalse(auditor.holds(permission), permission));
        assertTrue(auditor.may("noise.reports.read", null));
    }

    @Test
    void anAdministratorWhoIsHeadAsWellLacksNothing() {
        var grants = Stream.of(Role.ADMINISTRATOR, Role.HEAD).flatMap(role -> role.gives().stream()).map(pattern -> new Grant(pattern, null)).toList();
        var first = new Caller("a", "a", "local", grants);
        table().keySet().forEach(permission -> assertTrue(first.may(permission, null), permission));
    }

    @Test
    void aMemberReachesItsOwnRecordsAndNoUnit() {
        var member = new Caller("m", "m", "local", List.of(), "P1", Role.MEMBER.givesForItself());
        String write = "party-points.declarations.write";
        assertTrue(member.holds(write));
        assertTrue(member.mayForItself(write, "P1"));
        assertFalse(member.mayForItself(write, "P2"));
        assertFalse(member.mayForItself(write, null));
        assertFalse(member.mayForItself("party-points.declarations.confirm", "P1"));
        assertFalse(member.may(write, new UnitPath("/DW/")));
        assertFalse(member.may(write, null));
        assertFalse(new Caller("m", "m", "local", List.of(), null, Role.MEMBER.givesForItself()).holds(write), "an account of nobody");
    }

    @Test
    void aPatternStandsForWhatBeginsOrEndsSo() {
        assertTrue(new Grant("core.units.*", null).gives("core.units.write"));
        assertFalse(new Grant("core.units.*", null).gives("core.unitstore.write"));
        assertTrue(new Grant("*.programs.read", null).gives("noise.programs.read"));
        assertFalse(new Grant("*.programs.read", null).gives("noise.subprograms.read"));
        assertFalse(new Grant(Grant.OF_MODULES, null).gives("core.people.read"));
        assertFalse(new Grant(Grant.OF_MODULES, null).gives("platform.modules.write"));
        assertTrue(new Grant(Grant.OF_MODULES, null).gives("corela.things.write"));
    }

    private static Caller holder(Role role) {
        return new Caller("x", "x", "local", role.gives().stream().map(pattern -> new Grant(pattern, null)).toList());
    }
}
