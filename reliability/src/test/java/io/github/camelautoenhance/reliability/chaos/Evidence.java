/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.chaos;

import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.traffic.RecordedRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run has left behind, at both ends.
 *
 * @param sources the SHA-256 of each photo by its name
 * @param moved the names of the files that were moved out of the inbox
 * @param deadLetters the last failure of each exchange that went to the dead letter channel
 * @param deadLetterFiles the names in the dead letter channel's folder
 * @param redelivered the failures that were followed by another try
 * @param images the records at the service
 * @param requests the service's journal
 * @param log what was logged at WARN or above
 * @param leftovers temporary files and threads that should have gone
 */
record Evidence(
        Map<String, String> sources,
        Set<String> moved,
        List<Report> deadLetters,
        Set<String> deadLetterFiles,
        List<Report> redelivered,
        List<EmulatedImage> images,
        List<RecordedRequest> requests,
        List<String> log,
        List<String> leftovers) {}
