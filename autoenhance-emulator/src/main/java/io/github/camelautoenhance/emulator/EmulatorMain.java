/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator;

import io.github.camelautoenhance.emulator.account.Switch;
import io.github.camelautoenhance.emulator.traffic.Chaos;
import io.github.camelautoenhance.emulator.webhook.WebhookTarget;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The emulator as a program. It prints its addresses and runs until Ctrl-C.
 *
 * <pre>{@code
 * java ... io.github.camelautoenhance.emulator.EmulatorMain --port=8710 --storage-port=8711
 * # then open http://127.0.0.1:8710/
 * # and give a client this base URL with the key "emulator-key"
 * }</pre>
 */
public final class EmulatorMain {

    private static final int WRONG_USE = 2;
    private static final int FAILED = 1;
    private static final String WEBHOOK_TOKEN = "--webhook-token";

    private static final String HELP = """
            Emulates the Autoenhance.ai API and its storage on this machine.

              --port=8710            port of the API and of the web page; 0 for any free one
              --storage-port=8711    port of the storage; 0 for any free one
              --host=127.0.0.1       name or address to listen on; clients are told the same one
              --api-key=...          key to expect in x-api-key (default: emulator-key)
              --directory=...        where uploads are kept (default: a temporary directory, deleted at the end)
              --chaos=<seed>         lets about one request in ten go wrong, chosen at random from this number
              --credits=3            credits of the customer (default: they never run out)
              --webhook=<URL>        where events go, like --webhook=http://127.0.0.1:8080/autoenhance (default: nowhere)
              --webhook-token=...    what events carry in the header Authentication (default: no such header)
              --switches=...         uncertain or rare behaviour to switch on, separated by commas; see docs/emulator.md
              --help                 this text

            Ctrl-C stops it.""";

    private EmulatorMain() {}

    /**
     * Runs the emulator until the process is stopped.
     *
     * @param args the options, see {@code --help}; a wrong one ends the process with status 2
     */
    public static void main(String[] args) throws InterruptedException {
        int status = run(args, System.out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    private static int run(String[] args, PrintStream out, PrintStream err) throws InterruptedException {
        AutoenhanceEmulator.Builder builder =
                AutoenhanceEmulator.builder().port(8710).storagePort(8711);
        boolean ownKey = false;
        Optional<Chaos> chaos = Optional.empty();
        String webhookToken = webhookToken(args);
        for (String arg : args) {
            if (arg.equals("--help") || arg.equals("-h")) {
                out.println(HELP);
                return 0;
            }
            try {
                if (arg.matches("--chaos=-?\\d{1,18}")) {
                    chaos = Optional.of(Chaos.mix(Long.parseLong(arg.substring("--chaos=".length()))));
                } else {
                    set(builder, arg, webhookToken);
                }
                ownKey |= arg.startsWith("--api-key=");
            } catch (IllegalArgumentException e) {
                err.println(e.getMessage() + " Try --help.");
                return WRONG_USE;
            }
        }
        if (webhookToken != null && Stream.of(args).noneMatch(arg -> arg.startsWith("--webhook="))) {
            err.println(WEBHOOK_TOKEN + " needs --webhook. Try --help.");
            return WRONG_USE;
        }
        AutoenhanceEmulator emulator;
        try {
            emulator = builder.start();
        } catch (UncheckedIOException e) {
            err.println(e.getMessage());
            return FAILED;
        }
        chaos.ifPresent(emulator.faults()::otherwise);
        Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "autoenhance-emulator-stop"));
        out.println(greeting(emulator, ownKey ? "<the key you gave>" : emulator.apiKey()));
        new CountDownLatch(1).await();
        return 0;
    }

    private static void set(AutoenhanceEmulator.Builder builder, String arg, @Nullable String webhookToken) {
        String[] option = arg.split("=", 2);
        if (option.length < 2 || option[1].isEmpty()) {
            throw new IllegalArgumentException("Cannot read \"" + option[0] + "\": options are --name=value.");
        }
        switch (option[0]) {
            case "--port" -> builder.port(port(option[0], option[1]));
            case "--storage-port" -> builder.storagePort(port(option[0], option[1]));
            case "--host" -> builder.host(option[1]);
            case "--api-key" -> builder.apiKey(option[1]);
            case "--directory" -> builder.directory(directory(option[1]));
            case "--chaos" -> throw new IllegalArgumentException("--chaos takes a whole number.");
            case "--credits" -> builder.credits(credits(option[1]));
            case "--switches" -> builder.with(switches(option[1]));
            case "--webhook" -> builder.webhook(WebhookTarget.url(option[1]), webhookToken);
            // read already: the webhook takes both at once
            case WEBHOOK_TOKEN -> {}
            default -> throw new IllegalArgumentException("There is no option " + option[0] + ".");
        }
    }

    private static @Nullable String webhookToken(String[] args) {
        String option = WEBHOOK_TOKEN + "=";
        return Stream.of(args)
                .filter(arg -> arg.startsWith(option))
                .map(arg -> arg.substring(option.length()))
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private static int port(String option, String text) {
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(option + " takes a number from 0 to 65535.");
        }
        return port;
    }

    private static int credits(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("--credits takes a number from 0 on.");
        }
        return Integer.parseInt(text);
    }

    private static Switch[] switches(String text) {
        return Pattern.compile(",")
                .splitAsStream(text.toUpperCase(Locale.ROOT).replace('-', '_'))
                .map(EmulatorMain::switchOf)
                .toArray(Switch[]::new);
    }

    private static Switch switchOf(String name) {
        return Stream.of(Switch.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--switches takes some of "
                        + List.of(Switch.values()).toString().toLowerCase(Locale.ROOT) + "."));
    }

    private static Path directory(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("--directory is no path.", e);
        }
    }

    private static String greeting(AutoenhanceEmulator emulator, String key) {
        return """
                The Autoenhance emulator is running; Ctrl-C stops it.

                  web page   %1$s
                  API        %2$s
                  storage    %3$s
                  key        %4$s

                Give a client this base URL and key, or try it by hand:

                  curl -H 'x-api-key: %4$s' -H 'Content-Type: application/json' \\
                       -d '{"image_name": "kitchen.jpg"}' %2$s/v3/images/
                  curl -H 'Content-Type: application/octet-stream' -T kitchen.jpg '<upload_url of the reply>'
                """.formatted(emulator.pageUrl(), emulator.baseUrl(), emulator.storageUrl(), key);
    }
}
