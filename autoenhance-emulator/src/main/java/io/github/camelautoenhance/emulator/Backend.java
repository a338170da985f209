/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator;

import io.github.camelautoenhance.emulator.account.Switch;
import io.github.camelautoenhance.emulator.api.ApiService;
import io.github.camelautoenhance.emulator.api.ApiVersions;
import io.github.camelautoenhance.emulator.api.BracketOperations;
import io.github.camelautoenhance.emulator.api.DownloadOperations;
import io.github.camelautoenhance.emulator.api.ImageOperations;
import io.github.camelautoenhance.emulator.api.OrderOperations;
import io.github.camelautoenhance.emulator.api.RateLimits;
import io.github.camelautoenhance.emulator.api.StorageService;
import io.github.camelautoenhance.emulator.http.Addresses;
import io.github.camelautoenhance.emulator.http.PresignedUrls;
import io.github.camelautoenhance.emulator.http.Service;
import io.github.camelautoenhance.emulator.store.Account;
import io.github.camelautoenhance.emulator.store.BracketStore;
import io.github.camelautoenhance.emulator.store.CreditLedger;
import io.github.camelautoenhance.emulator.store.ImageStore;
import io.github.camelautoenhance.emulator.store.OrderStore;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.emulator.webhook.WebhookEvents;
import io.github.camelautoenhance.emulator.webhook.WebhookOutbox;
import io.github.camelautoenhance.emulator.work.OrderProcessing;
import io.github.camelautoenhance.emulator.work.Processing;
import io.github.camelautoenhance.emulator.work.Renditions;
import io.github.camelautoenhance.emulator.work.Workers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/** The service behind both ports: what it knows, what it does by itself, and the operations of its API. */
final class Backend implements AutoCloseable {

    private final ApiVersions versions;
    private final int notReadyStatus;
    private final Set<Switch> switches;
    private final Workers workers = new Workers();
    private final Account account;
    private final CreditLedger credits;
    private final RateLimits limits;
    private final WebhookOutbox webhooks;
    private final WebhookEvents events;
    private final Renditions renditions;
    private final Processing processing;
    private final OrderProcessing orderProcessing;

    Backend(Path directory, AutoenhanceEmulator.Builder settings) {
        versions = new ApiVersions(settings.accountApiVersion);
        notReadyStatus = settings.notReadyStatus;
        switches = Set.copyOf(settings.switches);
        Clock clock = settings.clock;
        account = new Account(
                new OrderStore(clock),
                new ImageStore(directory),
                new BracketStore(directory, clock, settings.bracketDelay));
        credits = new CreditLedger(settings.credits);
        limits = new RateLimits(clock, switches.contains(Switch.RATE_LIMITS));
        renditions = new Renditions(account.images());
        webhooks = new WebhookOutbox(settings.webhook, switches.contains(Switch.EMPTY_SETUP_PING));
        events = new WebhookEvents(account, webhooks);
        processing = new Processing(account.images(), workers, settings.processingTime, events);
        orderProcessing = new OrderProcessing(account, processing, workers, events, settings.groupingTime, switches);
    }

    Account account() {
        return account;
    }

    CreditLedger credits() {
        return credits;
    }

    Processing processing() {
        return processing;
    }

    OrderProcessing orderProcessing() {
        return orderProcessing;
    }

    WebhookOutbox webhooks() {
        return webhooks;
    }

    Service api(PresignedUrls urls, Addresses addresses, String apiKey) {
        return new ApiService(operations(urls, addresses), versions, limits, addresses, apiKey);
    }

    Service storage(PresignedUrls urls) {
        return new StorageService(account, urls, processing, renditions);
    }

    private Map<Route, Service> operations(PresignedUrls urls, Addresses addresses) {
        ImageOperations images =
                new ImageOperations(account, versions, processing, events, limits, urls, addresses, switches);
        BracketOperations brackets = new BracketOperations(account, limits, urls, addresses);
        DownloadOperations downloads =
                new DownloadOperations(account, credits, renditions, urls, addresses, notReadyStatus, switches);
        OrderOperations orders = new OrderOperations(account, versions, orderProcessing, switches);
        return Map.ofEntries(
                Map.entry(Route.CREATE_IMAGE, images::create),
                Map.entry(Route.RETRIEVE_IMAGE, images::retrieve),
                Map.entry(Route.PROCESS_IMAGE, images::process),
                Map.entry(Route.REPORT_IMAGE, images::report),
                Map.entry(Route.DELETE_IMAGE, images::delete),
                Map.entry(Route.DOWNLOAD_ENHANCED, downloads::enhanced),
                Map.entry(Route.DOWNLOAD_ORIGINAL, downloads::original),
                Map.entry(Route.DOWNLOAD_ASSET, downloads::asset),
                Map.entry(Route.CREATE_BRACKET, brackets::create),
                Map.entry(Route.RETRIEVE_BRACKET, brackets::retrieve),
                Map.entry(Route.DELETE_BRACKET, brackets::delete),
                Map.entry(Route.CREATE_ORDER, orders::create),
                Map.entry(Route.RETRIEVE_ORDER, orders::retrieve),
                Map.entry(Route.LIST_ORDERS, orders::list),
                Map.entry(Route.UPDATE_ORDER, orders::update),
                Map.entry(Route.DELETE_ORDER, orders::delete),
                Map.entry(Route.PROCESS_ORDER, orders::process),
                Map.entry(Route.LIST_BRACKETS, orders::brackets));
    }

    /** Forgets everything, and what it would have done by itself. */
    void clear() {
        orderProcessing.clear();
        account.clear();
        // after what it works on: no event of it comes later than this
        processing.clear();
        webhooks.reset();
        credits.reset();
        limits.clear();
    }

    @Override
    public void close() {
        workers.close();
        webhooks.close();
    }
}
