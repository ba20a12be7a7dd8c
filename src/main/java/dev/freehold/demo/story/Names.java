package dev.freehold.demo.story;

import java.util.List;

/** Words that name people, offices and streets. */
final class Names {
    static final List<String> FIRST = words("""
            Ana Ben Clara David Elena Felix Grace Hugo Ines Jonas Karin Liam
            Maria Noah Olivia Paul Rosa Simon Tara Victor Wendy Yusuf Zoe Adam
            Bella Carl Diana Emil Fatima George Hannah Ivan Julia Kofi Lena Marco
            Nadia Oscar Priya Ravi Sara Tom Uma Vera Will Yara Alice Daniel
            """);

    static final List<String> LAST = words("""
            Novak Fisher Silva Hughes Keller Walsh Rossi Moser Jensen Lopez Evans Parker
            Carter Dalton Garcia Baker Olsen Quinn Turner Unger Vargas Yates Ziegler Adams
            Berg Costa Doyle Ellis Foster Graham Hansen Irving Jacobs Klein Larsen Moreau
            Nolan Osman Patel Ramos Sato Torres Vidal Weber Yilmaz Zeller Abbott Brandt
            Cole Duarte Engel Fleming Gibson Holm Iyer Joshi Kovac Lind Mensah Nyman
            """);

    static final List<String> OFFICES = words("""
            Harbour Hillside Riverside Parkside Lakeview Northgate Southgate Westfield Eastbridge Meadow
            Millbrook Stonebridge Oakwood Greenway Bayview Foxhill Ashford Cliffside Brookfield Highgate
            """);

    static final List<String> STREETS = """
            Linden Street
            Mill Lane
            Station Road
            Market Square
            Chestnut Avenue
            Canal Street
            Orchard Close
            Church Lane
            Garden Terrace
            Quay Street
            Willow Way
            Bridge Street
            School Road
            Maple Drive
            Park Row
            Harbour Steps
            Cedar Court
            Spring Gardens
            Tannery Yard
            Rose Hill
            Weaver's Row
            Castle View
            Long Meadow
            Beech Grove
            """.lines().toList();

    private Names() {}

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+", -1));
    }
}
