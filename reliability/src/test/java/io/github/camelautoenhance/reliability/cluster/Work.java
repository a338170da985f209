/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.cluster;

import io.github.camelautoenhance.AutoenhanceConstants;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** What the route of an instance does: it leaves rows in the database that say what it has begun and what is done. */
final class Work implements Processor {

    /** Ends well. */
    static final String DONE = "done";
    /** Fails, each time. */
    static final String FAILS = "fails";
    /** Never ends. */
    static final String HANGS = "hangs";

    private final DataSource database;
    private final String instance;
    private final String manner;

    Work(DataSource database, String instance, String manner) {
        this.database = database;
        this.instance = instance;
        this.manner = manner;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        String what = subject(exchange);
        note(what, "begun");
        switch (manner) {
            case FAILS -> throw new IOException("this instance always fails");
            case HANGS -> new CountDownLatch(1).await();
            default -> note(what, "done");
        }
    }

    private static String subject(Exchange exchange) {
        String event = exchange.getMessage().getHeader(AutoenhanceConstants.EVENT, "polled", String.class);
        return event + " " + exchange.getMessage().getHeader(AutoenhanceConstants.IMAGE_ID);
    }

    private void note(String what, String state) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO work VALUES (?, ?, ?)")) {
            insert.setString(1, instance);
            insert.setString(2, what);
            insert.setString(3, state);
            insert.executeUpdate();
        }
    }
}
