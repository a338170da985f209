/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.cluster;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;

/** What the documentation recommends for several instances. */
final class SharedRepository {

    private SharedRepository() {}

    /** Binds the repository {@code events}, and gives its connections. */
    static HikariDataSource bind(CamelContext context, String jdbcUrl, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setUsername(user);
        config.setPassword(password);
        config.setConnectionTimeout(3_000);
        config.setInitializationFailTimeout(-1);
        HikariDataSource database = new HikariDataSource(config);

        JdbcMessageIdRepository events = new JdbcMessageIdRepository(database, "photo-events");
        events.setCreateTableIfNotExists(false);
        context.getRegistry().bind("events", events);
        return database;
    }
}
