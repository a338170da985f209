/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.kill;

import io.github.camelautoenhance.AutoenhanceComponent;
import io.github.camelautoenhance.AutoenhanceConfiguration;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The program that is killed: one of the documented routes, nothing else. Arguments: base URL and key of the service;
 * for the queue its broker's address; {@code streams} if photos shall come as streams. Ends when its input does.
 */
final class Application {

    /** How many photos are under way at once. */
    static final int WINDOW = 4;

    /** Photos come as streams, which are spooled to temporary files. */
    static final String STREAMS = "streams";
    /** Photos can be held while they are sent. */
    static final String HELD = "held";

    private static final int STOP_SECONDS = 3;

    private Application() {}

    public static void main(String[] arguments) throws Exception {
        List<String> args = Arrays.asList(arguments);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            AutoenhanceConfiguration autoenhance = context.getComponent("autoenhance", AutoenhanceComponent.class)
                    .getConfiguration();
            autoenhance.setBaseUrl(args.get(0));
            autoenhance.setApiKey(args.get(1));
            autoenhance.setMaxConcurrentUploads(WINDOW);
            Gate gate = new Gate();
            autoenhance.setUploadListener(gate);
            String broker = args.stream()
                    .filter(arg -> arg.startsWith("tcp:"))
                    .findAny()
                    .orElse(null);
            if (broker == null) {
                context.addRoutes(new InboxRoute());
            } else {
                context.addComponent("jms", JmsComponent.jmsComponent(new ActiveMQConnectionFactory(broker)));
                context.addRoutes(new QueueRoute());
            }
            if (args.contains(STREAMS)) {
                context.setStreamCaching(false);
                AdviceWith.adviceWith(
                        context, 0, advice -> advice.interceptFrom().convertBodyTo(InputStream.class));
            }
            if (args.contains(HELD)) {
                AdviceWith.adviceWith(
                        context, 0, advice -> advice.interceptFrom().process(exchange -> exchange.getMessage()
                                .setBody(new HeldPhoto(exchange.getMessage().getBody(byte[].class)))));
            }
            context.getManagementStrategy().addEventNotifier(gate);
            context.getShutdownStrategy().setTimeout(STOP_SECONDS);
            context.start();
            System.in.transferTo(System.out);
        }
    }
}
