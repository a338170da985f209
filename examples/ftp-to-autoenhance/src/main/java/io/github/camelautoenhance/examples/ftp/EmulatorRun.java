/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.ftp;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.main.Main;

/**
 * The routes between servers of this process: an FTP and an SFTP server with sample photos at one end, the emulator of
 * Autoenhance.ai at the other. What to take home: the settings that a route needs for a server of its own choice.
 *
 * <pre>{@code
 * int exitCode = new EmulatorRun(System.out, System.in).run(true, false);
 * }</pre>
 */
final class EmulatorRun {

    private static final String PASSWORD = "only-on-this-machine";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final PrintStream out;
    private final InputStream in;

    EmulatorRun(PrintStream out, InputStream in) {
        this.out = out;
        this.in = in;
    }

    /**
     * Sends the sample photos through the routes.
     *
     * @param once whether to end when they have arrived, instead of waiting for Enter
     * @param refuse whether the emulator refuses one of them, to see what comes of it
     * @return 0 if all have arrived byte for byte, else 1
     */
    int run(boolean once, boolean refuse) throws Exception {
        try (RunFolder folder = RunFolder.withSamples();
                AutoenhanceEmulator emulator = AutoenhanceEmulator.start();
                PhotoServer ftp = new EmbeddedFtpServer(folder.ftp(), PASSWORD);
                PhotoServer sftp = new EmbeddedSftpServer(folder.sftp(), PASSWORD, folder.knownHosts())) {
            out.println("FTP server     " + folder.ftp());
            out.println("SFTP server    " + folder.sftp());
            out.println("photos.home    " + folder.home());
            out.println("the emulator   " + emulator.pageUrl());
            out.println();
            if (refuse) {
                emulator.faults().on(Route.CREATE_IMAGE, Fault.pass(), Fault.pass(), Fault.status(422));
            }
            List<String> sent = folder.digests();
            Main main = main(folder, emulator, ftp, sftp);
            try {
                main.start();
                boolean complete = arrive(sent, emulator, refuse);
                folder.reasons().forEach(out::print);
                if (!once) {
                    out.println("Put more photos into a folder of a server. Press Enter to end.");
                    waitForEnter();
                }
                return complete ? 0 : 1;
            } finally {
                main.stop();
            }
        }
    }

    private static Main main(RunFolder folder, AutoenhanceEmulator emulator, PhotoServer ftp, PhotoServer sftp) {
        Main main = LocalMain.of(
                folder.home(),
                Map.of(
                        "camel.component.autoenhance.base-url",
                        emulator.baseUrl(),
                        "camel.component.autoenhance.api-key",
                        emulator.apiKey(),
                        "fetch.delay",
                        "1000",
                        "fetch.settled",
                        "500"));
        ftp.settings(PASSWORD).forEach(main::addOverrideProperty);
        sftp.settings(PASSWORD).forEach(main::addOverrideProperty);
        return main;
    }

    /** Waits until all photos, or all but the refused one, are there, and says so. */
    private boolean arrive(List<String> sent, AutoenhanceEmulator emulator, boolean refuse)
            throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int expected = sent.size() - (refuse ? 1 : 0);
        while (arrived(sent, emulator) < expected && System.nanoTime() - deadline < 0) {
            Thread.sleep(200);
        }
        long arrived = arrived(sent, emulator);
        out.printf("%n%d of %d photos arrived byte for byte, in %d orders.%n", arrived, sent.size(), orders(emulator));
        return arrived == sent.size();
    }

    private static long arrived(List<String> sent, AutoenhanceEmulator emulator) {
        List<String> stored =
                emulator.images().stream().map(EmulatedImage::sha256).toList();
        return sent.stream().filter(stored::contains).count();
    }

    private static long orders(AutoenhanceEmulator emulator) {
        return emulator.images().stream().map(EmulatedImage::orderId).distinct().count();
    }

    /** Without a terminal there is nobody to wait for: the input is at its end. */
    private void waitForEnter() throws IOException {
        int key = in.read();
        while (key != '\n' && key != -1) {
            key = in.read();
        }
    }
}
