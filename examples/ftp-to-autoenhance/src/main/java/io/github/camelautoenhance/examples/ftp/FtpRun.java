/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.ftp;

import io.github.camelautoenhance.examples.stage.EmulatorRun;
import io.github.camelautoenhance.examples.stage.RunFolder;
import io.github.camelautoenhance.samples.SamplePhotos;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The routes between servers of this process: an FTP and an SFTP server with sample photos at one end, the emulator of
 * Autoenhance.ai at the other. What to take home: the settings that a route needs for a server of its own choice.
 *
 * <pre>{@code
 * int exitCode = new FtpRun(System.out, System.in).run(true, false);
 * }</pre>
 */
final class FtpRun {

    private static final String PASSWORD = "only-on-this-machine";

    private final PrintStream out;
    private final InputStream in;

    FtpRun(PrintStream out, InputStream in) {
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
        try (RunFolder folder = RunFolder.create("ftp-to-autoenhance")) {
            Path ftpFolder = folder.resolve("ftp-server");
            Path sftpFolder = folder.resolve("sftp-server");
            Path home = folder.resolve("photos");
            drawSamples(ftpFolder.resolve("villa-42"), sftpFolder.resolve("loft-7"));
            List<String> photos = folder.digests();
            try (PhotoServer ftp = new EmbeddedFtpServer(ftpFolder, PASSWORD);
                    PhotoServer sftp = new EmbeddedSftpServer(sftpFolder, PASSWORD, folder.resolve("known_hosts"));
                    EmulatorRun run = new EmulatorRun(out, in)) {
                out.println("FTP server     " + ftpFolder);
                out.println("SFTP server    " + sftpFolder);
                out.println("photos.home    " + home);
                out.println("the emulator   " + run.emulator().pageUrl());
                out.println();
                if (refuse) {
                    run.refuseThirdPhoto();
                }
                run.start(settings(home, ftp, sftp));
                int expected = photos.size() - (refuse ? 1 : 0);
                run.await(() -> run.arrived(photos) >= expected);
                boolean complete = run.printArrived(photos);
                for (Path reason : folder.files("photos/failed", ".reason.txt")) {
                    out.printf("%n%s%n%s%n", reason, Files.readString(reason));
                }
                if (!once) {
                    run.waitForEnter("Put more photos into a folder of a server. Press Enter to end.");
                }
                return complete ? 0 : 1;
            }
        }
    }

    /** Three photos of one house for each server. */
    private static void drawSamples(Path villa, Path loft) throws IOException {
        Files.createDirectories(loft);
        List<Path> photos = SamplePhotos.writeTo(Files.createDirectories(villa));
        for (Path photo : photos.subList(photos.size() / 2, photos.size())) {
            Files.move(photo, loft.resolve(photo.getFileName()));
        }
    }

    private static Map<String, String> settings(Path home, PhotoServer ftp, PhotoServer sftp) {
        Map<String, String> settings = new HashMap<>(ftp.settings(PASSWORD));
        settings.putAll(sftp.settings(PASSWORD));
        settings.put("photos.home", home.toString());
        settings.put("fetch.delay", "1000");
        settings.put("fetch.settled", "500");
        return settings;
    }
}
