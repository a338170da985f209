/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability;

import io.github.camelautoenhance.examples.stage.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts the programs of these tests, each in a process of its own. */
public final class Programs {

    private Programs() {}

    /**
     * Starts a process.
     *
     * @param folder where the process works; its temporary files are in {@code tmp} there
     */
    public static JavaProcess start(Path folder, Class<?> program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "-Xmx96m",
                "-Djava.io.tmpdir=" + Files.createDirectories(temporaryFiles(folder)),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                program.getName()));
        command.addAll(arguments);
        return JavaProcess.start(folder, Map.of(), command);
    }

    public static Path temporaryFiles(Path folder) {
        return folder.resolve("tmp");
    }
}
