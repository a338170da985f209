/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.ApiOperation;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.atlassian.oai.validator.report.ValidationReport.Message;
import com.atlassian.oai.validator.report.ValidationReport.MessageContext;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.RecordedReply;
import io.github.camelautoenhance.emulator.traffic.RecordedRequest;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.jetty.util.MultiMap;
import org.eclipse.jetty.util.UrlEncoded;

/**
 * The OpenAPI description of the API, as a judge over what an emulator received and replied. A request of an operation
 * is held to it unless the emulator refused it for its form or its key; a reply unless a fault made it up or changed
 * it.
 */
final class Contract {

    /** The storage is not part of the description, and neither are addresses that only redirects name. */
    private static final Set<Route> OUTSIDE =
            EnumSet.of(Route.UPLOAD, Route.DOWNLOAD_FILE, Route.DOWNLOAD_ASSET, Route.OTHER);

    private static final Set<Route> IMAGES = EnumSet.of(Route.CREATE_IMAGE, Route.RETRIEVE_IMAGE, Route.PROCESS_IMAGE);

    /** What the emulator refuses was mostly sent wrong on purpose; what it grants must be right. */
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 413, 421, 422);

    private static final OpenApiInteractionValidator DESCRIPTION = OpenApiInteractionValidator.createFor(
                    "/autoenhance-openapi.yaml")
            // merges what allOf puts together: else each part would refuse the fields of the others
            .withResolveCombinators(true)
            .withCustomRequestValidation(Contract::keyOfOperationsThatSayNothing)
            .withLevelResolver(LevelResolver.create()
                    // "practice: no time zone", says the description itself
                    .withLevel("validation.response.body.schema.format.date-time", Level.IGNORE)
                    // ids of the caller's own are allowed, and tests make much use of them
                    .withLevel("validation.response.body.schema.format.uuid", Level.IGNORE)
                    .build())
            .build();

    private Contract() {}

    /** What the request and its reply break, each with the operation; nothing if all is well. */
    static List<String> violations(RecordedRequest request, RecordedReply reply) {
        if (OUTSIDE.contains(request.route())) {
            return List.of();
        }
        Stream<String> wrongRequest = REFUSALS.contains(reply.status())
                ? Stream.of()
                : texts(
                        "request of ",
                        request,
                        DESCRIPTION.validateRequest(asked(request)),
                        message -> !isFreeField(message, request.route()));
        Stream<String> wrongReply = request.fault() != Fault.pass()
                ? Stream.of()
                : texts(
                        "reply to ",
                        request,
                        DESCRIPTION.validateResponse(
                                request.path(), Request.Method.valueOf(request.method()), answered(reply)),
                        message -> !isFreeField(message, request.route()) && !isIntended(message, reply));
        return Stream.concat(wrongRequest, wrongReply).toList();
    }

    /** The description lets images have further fields, which is lost when allOf is merged. */
    private static boolean isFreeField(Message message, Route route) {
        return message.getKey().endsWith(".body.schema.additionalProperties")
                && (IMAGES.contains(route) || instance(message).contains("/images/"));
    }

    private static boolean isIntended(Message message, RecordedReply reply) {
        return isUnlistedRefusal(message, reply) || isUnknownState(message) || isAboutInnerField(message, reply);
    }

    /**
     * The description lists the refusals that were seen, not all that HTTP allows anywhere; and 202 is what a test
     * chose for a picture that is not ready, for which it knows no status.
     */
    private static boolean isUnlistedRefusal(Message message, RecordedReply reply) {
        return message.getKey().equals("validation.response.status.unknown")
                && (reply.status() >= 400 || reply.status() == 202);
    }

    /** Tests put images into states that nobody knows, which clients have to bear by the description itself. */
    private static boolean isUnknownState(Message message) {
        return message.getKey().equals("validation.response.body.schema.enum")
                && instance(message).endsWith("/status");
    }

    /** The texts about a field within a field come one level deeper than the description, APIFlask's, says. */
    private static boolean isAboutInnerField(Message message, RecordedReply reply) {
        return reply.status() == 422
                && message.getKey().equals("validation.response.body.schema.type")
                && instance(message).startsWith("/detail/json/");
    }

    /** Where in the body the message found its fault; an empty text if it is not about one place. */
    private static String instance(Message message) {
        return message.getContext()
                .flatMap(MessageContext::getPointers)
                .map(MessageContext.Pointers::getInstance)
                .orElse("");
    }

    /** The validator knows an operation's own word on keys, and not what holds for operations without one. */
    private static ValidationReport keyOfOperationsThatSayNothing(Request request, ApiOperation operation) {
        boolean bare = operation.getOperation().getSecurity() == null
                && request.getHeaderValue("x-api-key").isEmpty();
        return bare
                ? ValidationReport.singleton(
                        Message.create("validation.request.security.missing", "x-api-key is missing")
                                .build())
                : ValidationReport.empty();
    }

    private static Stream<String> texts(
            String what, RecordedRequest request, ValidationReport report, Predicate<Message> counts) {
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == Level.ERROR)
                .filter(counts)
                .flatMap(Contract::withNested)
                .map(message -> what + request.route() + ": " + message.getMessage() + " (" + message.getKey() + ")");
    }

    private static Stream<Message> withNested(Message message) {
        return Stream.concat(
                Stream.of(message), message.getNestedMessages().stream().flatMap(Contract::withNested));
    }

    private static Request asked(RecordedRequest request) {
        SimpleRequest.Builder asked = new SimpleRequest.Builder(request.method(), request.path());
        request.headers().forEach(asked::withHeader);
        if (request.header("Content-Type").isEmpty()) {
            // the emulator's own tests leave it out, and bodies of no type would not be looked at
            asked.withContentType("application/json");
        }
        MultiMap<String> query = new MultiMap<>();
        UrlEncoded.decodeTo(request.query(), query, StandardCharsets.UTF_8);
        query.forEach(asked::withQueryParam);
        if (request.text().length > 0) {
            asked.withBody(request.text());
        }
        return asked.build();
    }

    private static SimpleResponse answered(RecordedReply reply) {
        SimpleResponse.Builder answered = new SimpleResponse.Builder(reply.status());
        reply.headers().forEach((name, value) -> answered.withHeader(name, value));
        if (reply.json().length > 0) {
            answered.withBody(reply.json());
        } else if (reply.header("Content-Type").isPresent()) {
            // of a picture only the type is described
            answered.withBody("picture");
        }
        return answered.build();
    }
}
