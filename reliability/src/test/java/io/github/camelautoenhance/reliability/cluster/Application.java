/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.cluster;

import com.zaxxer.hikari.HikariDataSource;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;

/**
 * The program of which there are several instances. Arguments: address of the database; name of the instance; manner of
 * its {@link Work}; address and key of the service; and where its route begins. Ends when its input does.
 */
final class Application {

    static final String SECRET = "a-secret-of-the-webhook";
    /** Before the port at which it listens. */
    static final String LISTENS = "listens at ";

    private Application() {}

    public static void main(String[] arguments) throws Exception {
        Main main = new Main();
        main.addInitialProperty("camel.server.enabled", "true");
        main.addInitialProperty("camel.server.host", "127.0.0.1");
        main.addInitialProperty("camel.server.port", "0");
        main.addInitialProperty("camel.main.shutdownTimeout", "3");
        main.addInitialProperty("camel.component.autoenhance.base-url", arguments[3]);
        main.addInitialProperty("camel.component.autoenhance.api-key", arguments[4]);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                HikariDataSource database =
                        SharedRepository.bind(getContext(), arguments[0], Database.USER, Database.PASSWORD);
                from(arguments[5]).process(new Work(database, arguments[1], arguments[2]));
            }
        });
        main.start();
        System.out.println(LISTENS + port((DefaultCamelContext) main.getCamelContext()) + ".");
        System.in.transferTo(System.out);
        main.stop();
    }

    private static int port(DefaultCamelContext context) {
        return context.getComponent("platform-http", PlatformHttpComponent.class)
                .getEngine()
                .getServerPort();
    }
}
