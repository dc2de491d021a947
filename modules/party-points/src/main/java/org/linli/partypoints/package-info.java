/** Party-member points (P1, P2): declarations, quarterly statements, democratic appraisal, measures, on the platform's programs and ledger. */
package org.linli.partypoints;
