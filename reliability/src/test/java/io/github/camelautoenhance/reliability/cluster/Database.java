/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.cluster;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** A PostgreSQL server with one database for each test. */
final class Database implements AutoCloseable {

    static final String USER = "postgres";
    static final String PASSWORD = "postgres";

    private final EmbeddedPostgres server;
    private final String name;
    private final JdbcTemplate administration;
    private final JdbcTemplate sql;

    private Database(EmbeddedPostgres server, String name) {
        this.server = server;
        this.name = name;
        this.administration = new JdbcTemplate(server.getPostgresDatabase());
        this.sql = new JdbcTemplate(server.getDatabase(USER, name));
    }

    static EmbeddedPostgres server(Path folder) throws IOException {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.toFile())
                .setServerConfig("max_connections", "200")
                // not the ten seconds of the default, in which a busy machine does not start it
                .setPGStartupWait(Duration.ofMinutes(2))
                .start();
    }

    /** A new database with the table of the repository, as the documentation has it, and one for {@link Work}. */
    static Database create(EmbeddedPostgres server, String name) throws IOException {
        new JdbcTemplate(server.getPostgresDatabase()).execute("CREATE DATABASE " + name);
        Database database = new Database(server, name);
        database.sql.execute(Page.block("sql", "CREATE TABLE"));
        database.sql.execute("CREATE TABLE work (instance TEXT, what TEXT, state TEXT)");
        return database;
    }

    String url() {
        return server.getJdbcUrl(USER, name);
    }

    JdbcTemplate sql() {
        return sql;
    }

    /** What is done, each as often as it was done. */
    List<String> done() {
        return work("done");
    }

    /** What an instance has begun. */
    List<String> begun() {
        return work("begun");
    }

    /** Which instances have begun or done something. */
    List<String> instances() {
        return sql.queryForList("SELECT DISTINCT instance FROM work ORDER BY instance", String.class);
    }

    private List<String> work(String state) {
        return sql.queryForList("SELECT what FROM work WHERE state = ?", String.class, state);
    }

    /** Ends all connections and takes no new ones. */
    void goDown() {
        administration.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
        administration.queryForList("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ?", name);
    }

    void comeBack() {
        administration.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
    }

    @Override
    public void close() {
        comeBack();
        administration.execute("DROP DATABASE " + name + " WITH (FORCE)");
    }
}
