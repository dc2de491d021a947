package org.linli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;

/** The floor: one servlet on a bare Jetty that runs the statements of an entry, and of a page of ten, on the same Derby; nothing else. */
public final class Floor extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String TOWN = "main";
    private static final String PROGRAM = "00000000-0000-7000-8000-000000000000";
    private static final String HASH = "0".repeat(64);

    private final transient HikariDataSource pool;
    private final transient ObjectMapper json = new ObjectMapper();
    private final AtomicLong seq = new AtomicLong();

    private Floor(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Serves on the port until the process ends. Arguments: port, data folder. */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("derby.stream.error.file", arguments[1] + "/derby.log");
        var config = new HikariConfig();
        config.setJdbcUrl("jdbc:derby:" + arguments[1] + "/floor;create=true");
        config.setAutoCommit(false);
        config.setMaximumPoolSize(16);
        var pool = new HikariDataSource(config);
        createTables(pool);
        var server = new Server(Integer.parseInt(arguments[0]));
        var context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new Floor(pool)), "/entries");
        server.setHandler(context);
        server.start();
        server.join();
    }

    private static void createTables(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection(); var statement = connection.createStatement()) {
            statement.execute("""
                    create table entries (town varchar(20) not null, program varchar(36) not null, seq bigint not null, subject varchar(40) not null,
                    item varchar(100) not null, occurred_on date not null, quantity int not null, points decimal(12,2) not null,
                    idem_key varchar(100) not null, source varchar(100), note varchar(1000), recorded_by varchar(100) not null,
                    recorded_at timestamp not null, reverses bigint, hash varchar(64) not null, primary key (town, program, seq))""");
            statement.execute("create unique index entries_idem_key on entries (town, program, idem_key)");
            statement.execute("create index entries_of_subject on entries (town, program, subject, seq)");
            statement.execute("""
                    create table tallies (town varchar(20) not null, program varchar(36) not null, subject varchar(40) not null,
                    item varchar(100) not null, bucket varchar(30) not null, raw decimal(16,2) not null, event_counted decimal(16,2) not null,
                    entries int not null, primary key (town, program, subject, item, bucket))""");
            statement.execute("""
                    create table audit (town varchar(20) not null, id varchar(36) not null, done_at timestamp not null, account varchar(100) not null,
                    action varchar(100) not null, object varchar(200) not null, after_it varchar(4000), primary key (town, id))""");
            connection.commit();
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonNode entry = json.readTree(request.getInputStream());
        long number = seq.incrementAndGet();
        try (Connection connection = pool.getConnection()) {
            insertEntry(connection, entry, number);
            addToTally(connection, entry);
            writeAudit(connection, number);
            connection.commit();
        } catch (SQLException e) {
            throw new IOException(e);
        }
        response.setStatus(201);
        response.setContentType("application/json");
        response.getOutputStream().print("{\"seq\":" + number + "}");
    }

    private void insertEntry(Connection connection, JsonNode entry, long number) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into entries (town, program, seq, subject, item, occurred_on, quantity, points, idem_key, recorded_by, recorded_at, hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setString(1, TOWN);
            insert.setString(2, PROGRAM);
            insert.setLong(3, number);
            insert.setString(4, entry.get("subject").asText());
            insert.setString(5, entry.get("item").asText());
            insert.setDate(6, Date.valueOf(entry.get("occurredOn").asText()));
            insert.setInt(7, 1);
            insert.setBigDecimal(8, BigDecimal.ONE);
            insert.setString(9, entry.get("key").asText());
            insert.setString(10, "admin");
            insert.setTimestamp(11, new Timestamp(System.currentTimeMillis()));
            insert.setString(12, HASH);
            insert.executeUpdate();
        }
    }

    /** Two that come first for a tally both insert it; Derby undoes only the statement of the one that comes late, which then adds. */
    private void addToTally(Connection connection, JsonNode entry) throws SQLException {
        try {
            updateOrInsertTally(connection, entry);
        } catch (SQLIntegrityConstraintViolationException late) {
            updateOrInsertTally(connection, entry);
        }
    }

    private void updateOrInsertTally(Connection connection, JsonNode entry) throws SQLException {
        String bucket = LocalDate.parse(entry.get("occurredOn").asText()).toString().substring(0, 7);
        try (PreparedStatement update = connection.prepareStatement("""
                update tallies set raw = raw + ?, event_counted = event_counted + ?, entries = entries + 1
                where town = ? and program = ? and subject = ? and item = ? and bucket = ?""")) {
            setTally(update, entry, bucket);
            if (update.executeUpdate() == 1) {
                return;
            }
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into tallies (raw, event_counted, town, program, subject, item, bucket, entries) values (?, ?, ?, ?, ?, ?, ?, 1)""")) {
            setTally(insert, entry, bucket);
            insert.executeUpdate();
        }
    }

    private static void setTally(PreparedStatement statement, JsonNode entry, String bucket) throws SQLException {
        statement.setBigDecimal(1, BigDecimal.ONE);
        statement.setBigDecimal(2, BigDecimal.ONE);
        statement.setString(3, TOWN);
        statement.setString(4, PROGRAM);
        statement.setString(5, entry.get("subject").asText());
        statement.setString(6, entry.get("item").asText());
        statement.setString(7, bucket);
    }

    private void writeAudit(Connection connection, long number) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into audit (town, id, done_at, account, action, object, after_it) values (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, TOWN);
            insert.setString(2, UUID.randomUUID().toString());
            insert.setTimestamp(3, new Timestamp(System.currentTimeMillis()));
            insert.setString(4, "admin");
            insert.setString(5, "entry.recorded");
            insert.setString(6, PROGRAM + "/" + number);
            insert.setString(7, "{\"points\":\"1\"}");
            insert.executeUpdate();
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var items = json.createArrayNode();
        try (Connection connection = pool.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select seq, subject, item, occurred_on, quantity, points, idem_key, source, note, recorded_by, recorded_at, reverses, hash
                        from entries where town = ? and program = ? and seq > ? order by seq fetch first ? rows only""")) {
            select.setString(1, TOWN);
            select.setString(2, PROGRAM);
            select.setLong(3, Long.parseLong(request.getParameter("after")));
            select.setInt(4, Integer.parseInt(request.getParameter("limit")));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    items.addObject().put("seq", rows.getLong(1)).put("subject", rows.getString(2)).put("item", rows.getString(3))
                            .put("occurredOn", rows.getString(4)).put("quantity", rows.getInt(5)).put("points", rows.getBigDecimal(6))
                            .put("key", rows.getString(7)).put("by", rows.getString(10)).put("at", rows.getTimestamp(11).toInstant().toString())
                            .put("hash", rows.getString(13));
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IOException(e);
        }
        response.setContentType("application/json");
        json.writeValue(response.getOutputStream(), json.createObjectNode().set("items", items));
    }
}
