package org.linli.partypoints;

import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Program;
import org.linli.api.programs.Rulebooks.RulebookView;
import org.linli.api.territory.UnitPath;

/** A member as it stands in a program: under which rules, and in which branch. */
record Standing(Program program, RulebookView rules, Participant member, UnitPath branch) {
}
