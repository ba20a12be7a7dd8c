package dev.freehold.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody finds who looks around in the listings of the demo. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class DemoListingsTest {
    private static final int OFFICES = 3;

    @Inject
    DemoSeeder seeder;

    @BeforeEach
    void seed() {
        Database.clear();
        Database.makeDeveloperAdmin();
        seeder.seed(OFFICES, false, "no hash", rows -> {}).await().indefinitely();
    }

    @AfterEach
    void clear() {
        Database.clear();
    }

    @Test
    void everyOfficeHasOneForEachWayAListingCanGo() {
        assertThat(Database.column("select left(listing_id, 6) || ' ' || count(*) from properties"
                        + " group by left(listing_id, 6) order by 1"))
                .containsExactly("HARB-1 10", "HILL-2 10", "RIVE-3 10");
        assertThat(Database.column("select standard_status || ' ' || count(*) from properties"
                        + " group by standard_status order by standard_status"))
                .containsExactly(
                        "active 6",
                        "active_under_contract 3",
                        "closed 6",
                        "coming_soon 3",
                        "expired 3",
                        "incomplete 3",
                        "pending 3",
                        "withdrawn 3");
    }

    @Test
    void everyKindOfChangeIsInTheHistory() {
        assertThat(Database.column("select distinct change_type from listing_history order by 1"))
                .containsExactly(
                        "active",
                        "active_under_contract",
                        "back_on_market",
                        "closed",
                        "coming_soon",
                        "expired",
                        "hold",
                        "new_listing",
                        "pending",
                        "price_change",
                        "withdrawn");
    }

    @Test
    void theHistoryIsThatOfTheDaysOfTheStoryByTheAgent() {
        assertThat(Database.number("""
                        select count(*) from listing_history h join properties p on p.id = h.property_id
                        where h.changed_by is distinct from p.agent_id or h.request_id is distinct from 'seed'
                            or h.effective_date <> (h.at at time zone 'UTC')::date
                            or h.at not between p.created_at and p.updated_at
                        """)).isZero();
    }

    @Test
    void theHistoryIsInTheOrderOfTime() {
        assertThat(Database.number("""
                        select count(*) from (
                            select at, lag(at) over (partition by property_id order by id) as before
                            from listing_history) h
                        where at <= before
                        """)).isZero();
    }

    @Test
    void thePricesAgreeWithTheHistory() {
        assertThat(Database.number("""
                        select count(*) from properties p where standard_status <> 'incomplete' and (
                            original_list_price is distinct from (select price from listing_history
                                where property_id = p.id order by id limit 1)
                            or list_price is distinct from coalesce((select price from listing_history
                                where property_id = p.id and change_type = 'price_change' order by id desc limit 1),
                                original_list_price)
                            or previous_list_price is distinct from (select previous_value::numeric from listing_history
                                where property_id = p.id and change_type = 'price_change' order by id desc limit 1)
                            or price_change_at is distinct from (select at from listing_history
                                where property_id = p.id and change_type = 'price_change' order by id desc limit 1))
                        """)).isZero();
        assertThat(Database.number("select count(*) from properties where previous_list_price > list_price"))
                .isEqualTo(4 * OFFICES);
        assertThat(Database.number("select count(*) from properties where list_price is null"))
                .isEqualTo(OFFICES);
    }

    @Test
    void aSaleAgreesWithTheHistory() {
        assertThat(Database.number("""
                        select count(*) from properties p join listing_history h on h.property_id = p.id
                        where h.change_type = 'closed' and h.price = p.close_price and h.effective_date = p.close_date
                            and p.close_price between p.original_list_price * 0.95 and p.original_list_price * 1.05
                        """)).isEqualTo(2 * OFFICES);
        assertThat(Database.number("select count(*) from properties where close_price is not null"))
                .isEqualTo(2 * OFFICES);
    }

    @Test
    void daysOnMarketArePlausible() {
        assertThat(Database.column("select distinct standard_status from properties where days_on_market(id) is null"
                        + " order by 1"))
                .containsExactly("coming_soon", "incomplete");
        assertThat(Database.number("""
                        select count(*) from properties
                        where standard_status not in ('active', 'active_under_contract')
                            and days_on_market(id) not between 40 and 200
                        """)).isZero();
        assertThat(Database.number("""
                        select count(*) from properties
                        where standard_status in ('active', 'active_under_contract') and days_on_market(id)
                            <> greatest(0, (now() at time zone 'UTC')::date - on_market_date)
                        """)).isZero();
    }

    @Test
    void aContractCoversTheTimeOnTheMarket() {
        assertThat(Database.number("""
                        select count(*) from properties
                        where on_market_date not between listing_contract_date and expiration_date
                            or close_date > expiration_date
                            or standard_status = 'expired'
                                and expiration_date <> (status_change_at at time zone 'UTC')::date
                        """)).isZero();
    }

    @Test
    void oneIsHiddenAndOneKeepsItsAddressToItself() {
        assertThat(Database.column("select standard_status from properties where not internet_display"))
                .hasSize(OFFICES)
                .containsOnly("incomplete");
        assertThat(Database.column("select standard_status from properties where not internet_address_display"))
                .hasSize(OFFICES)
                .containsOnly("coming_soon");
    }

    @Test
    void everyListingHasAnAgentOfItsOfficeWhoStillWorksThere() {
        assertThat(Database.number("""
                        select count(*) from properties p where not exists
                            (select from users u join user_roles ur on ur.user_id = u.id join roles r on r.id = ur.role_id
                             where u.id = p.agent_id and u.is_active and r.name = 'agent' and u.created_at < p.created_at)
                        """)).isZero();
        assertThat(Database.number("select count(distinct agent_id) from properties"))
                .isEqualTo(5 * OFFICES);
    }

    @Test
    void allAreWithinOneCounty() {
        assertThat(Database.number("select count(*) from properties"
                        + " where latitude not between 53.2 and 53.42 or longitude not between -6.7 and -6.48"))
                .isZero();
    }

    @Test
    void oneProjectOfEachOfficeIsAboutAListing() {
        assertThat(Database.number("""
                        select count(*) from projects j join properties p on p.id = j.property_id
                        where p.created_at < j.created_at and p.standard_status = 'incomplete'
                            and j.name = 'Renovate and sell ' || p.street_number || ' ' || p.street_name
                            and p.unparsed_address like p.street_number || ' ' || p.street_name || ', ' || p.city || ', %'
                        """)).isEqualTo(OFFICES);
        assertThat(Database.number("select count(property_id) from projects")).isEqualTo(OFFICES);
    }
}
