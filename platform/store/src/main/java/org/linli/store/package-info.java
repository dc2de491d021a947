/**
 * The town's database: pool, transactions, migrations, and every difference between Derby and PostgreSQL.
 *
 * <p>Plain JDBC, because a query builder costs 5–25 % a statement and start-up time, and would become part of every vendor's contract.
 */
package org.linli.store;
