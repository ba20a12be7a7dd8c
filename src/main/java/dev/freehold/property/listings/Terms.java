package dev.freehold.property.listings;

import dev.freehold.shared.problem.InputError;
import dev.freehold.shared.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What is asked and paid, and between which days. */
@Embeddable
class Terms {
    private static final String DEFAULT_CURRENCY = "USD";
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    @Column(name = "list_price", precision = 14, scale = 2)
    private BigDecimal listPrice;

    @Column(name = "currency", nullable = false, length = 3)
    private String currency;

    @Column(name = "close_price", precision = 14, scale = 2)
    private BigDecimal closePrice;

    @Column(name = "close_date")
    private LocalDate closeDate;

    @Column(name = "listing_contract_date")
    private LocalDate listingContractDate;

    @Column(name = "expiration_date")
    private LocalDate expirationDate;

    @Column(name = "on_market_date")
    private LocalDate onMarketDate;

    protected Terms() {}

    static Terms of(CreateProperty input) {
        Terms terms = new Terms();
        terms.listPrice = input.listPrice();
        terms.currency = Objects.requireNonNullElse(input.currency(), DEFAULT_CURRENCY);
        terms.closePrice = input.closePrice();
        terms.closeDate = input.closeDate();
        terms.listingContractDate = input.listingContractDate();
        terms.expirationDate = input.expirationDate();
        terms.onMarketDate = input.onMarketDate();
        terms.requireSense();
        return terms;
    }

    boolean apply(PropertyPatch patch) {
        boolean changed = patch.listPrice().apply(listPrice, value -> listPrice = value);
        changed |= patch.currency().apply(currency, value -> currency = value);
        changed |= patch.closePrice().apply(closePrice, value -> closePrice = value);
        changed |= patch.closeDate().apply(closeDate, value -> closeDate = value);
        changed |= patch.listingContractDate().apply(listingContractDate, value -> listingContractDate = value);
        changed |= patch.expirationDate().apply(expirationDate, value -> expirationDate = value);
        changed |= patch.onMarketDate().apply(onMarketDate, value -> onMarketDate = value);
        requireSense();
        return changed;
    }

    /** The pointer to what of the price asked a patch would change; null for nothing. */
    String changedPrice(PropertyPatch patch) {
        if (patch.listPrice().changes(listPrice)) {
            return "/list_price";
        }
        return patch.currency().changes(currency) ? "/currency" : null;
    }

    /** The pointer to what of a known sale a patch would change; null for nothing, and for a sale that was not known. */
    String changedSale(PropertyPatch patch) {
        if (closePrice == null) {
            return null;
        }
        if (patch.closePrice().changes(closePrice)) {
            return "/close_price";
        }
        return patch.closeDate().changes(closeDate) ? "/close_date" : null;
    }

    void forgetSale() {
        closePrice = null;
        closeDate = null;
    }

    /**
     * Goes on only if the patch brings a new contract, under which the listing can come back after the old one has expired.
     *
     * @throws ProblemException 400 that names each date that is missing
     */
    void requireNewContract(PropertyPatch patch, LocalDate today) {
        LocalDate from = patch.listingContractDate().value();
        LocalDate until = patch.expirationDate().value();
        List<InputError> missing = new ArrayList<>();
        if (from == null || !patch.listingContractDate().changes(listingContractDate)) {
            missing.add(InputError.at(
                    "/listing_contract_date",
                    "required",
                    "an expired listing comes back with a new contract: its date"
                            + (listingContractDate == null ? "" : ", other than " + listingContractDate)));
        }
        if (until == null || until.isBefore(today)) {
            missing.add(InputError.at(
                    "/expiration_date",
                    "required",
                    "an expired listing comes back with the expiration date of its new contract, from today on"));
        }
        if (!missing.isEmpty()) {
            throw ProblemException.invalid(missing);
        }
    }

    /** Null without a close date. */
    Sale sale() {
        return closeDate == null ? null : new Sale(closeDate, closePrice);
    }

    private void requireSense() {
        if (!CURRENCIES.contains(currency)) {
            throw ProblemException.invalid(
                    "/currency", "unknown_value", "must be a currency of ISO 4217 in three letters, such as USD");
        }
        if ((closePrice == null) != (closeDate == null)) {
            throw ProblemException.invalid(
                    closePrice == null ? "/close_price" : "/close_date",
                    "required",
                    "close_price and close_date go together");
        }
        if (listingContractDate != null && expirationDate != null && expirationDate.isBefore(listingContractDate)) {
            throw ProblemException.invalid(
                    "/expiration_date",
                    "before_start",
                    "must not be before listing_contract_date, which is " + listingContractDate);
        }
    }
}
