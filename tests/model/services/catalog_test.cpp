#include "model/services/catalog.h"

#include "model/files/data_library.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace faultline {

TEST(Catalog, knowsClassesAndPrices)
{
    const auto catalog = Catalog::read(DataLibrary::embedded());
    ASSERT_TRUE(catalog.ok());
    const InstanceClass* t3 = catalog->instanceClass("t3.micro");
    ASSERT_NE(t3, nullptr);
    EXPECT_EQ(t3->vcpus, 2);
    ASSERT_TRUE(t3->credits);
    EXPECT_DOUBLE_EQ(t3->credits->baselinePercent, 10);
    EXPECT_DOUBLE_EQ(t3->credits->perHour, 12);
    EXPECT_TRUE(t3->credits->isUnlimited);
    EXPECT_FALSE(catalog->instanceClass("t2.micro")->credits->isUnlimited);
    ASSERT_NE(catalog->instanceClass("m6i.large"), nullptr);
    EXPECT_FALSE(catalog->instanceClass("m6i.large")->credits);
    EXPECT_EQ(catalog->instanceClass("m6i.enormous"), nullptr);
    ASSERT_NE(catalog->dbClass("db.m6i.large"), nullptr);
    EXPECT_EQ(catalog->dbClass("db.m6i.large")->vcpus, 2);
    ASSERT_NE(catalog->price("elb/alb-hour"), nullptr);
    EXPECT_DOUBLE_EQ(catalog->price("elb/alb-hour")->usd, 0.0225);
    EXPECT_GT(catalog->instanceClassNames().size(), 100u);
    ASSERT_EQ(catalog->internetEgress().size(), 4u);
    EXPECT_FALSE(catalog->internetEgress().back().upToGb);
}

TEST(Catalog, saysWhichFileIsBroken)
{
    const auto folder = std::filesystem::temp_directory_path() / "faultline-catalog-test";
    std::filesystem::create_directories(folder / "catalog");
    for (const char* text : {"{", "[]", "{\"prices\": 1}", "{\"prices\": [1]}", "{\"prices\": [{\"item\": \"x\"}]}"}) {
        std::ofstream(folder / "catalog/prices.json") << text;
        const auto data = DataLibrary::embedded().overriddenBy(folder.string());
        ASSERT_TRUE(data.ok());
        const auto catalog = Catalog::read(*data);
        ASSERT_FALSE(catalog.ok()) << text;
        EXPECT_EQ(catalog.problem().place.file, "catalog/prices.json");
    }
    std::filesystem::remove_all(folder);
}

TEST(Catalog, countsConnectionsByTheEnginesFormula)
{
    EXPECT_NEAR(defaultMaxConnections("mysql", "8.4.8", 8).value(), 630, 5) << "RDS-65 gives about 630 for 8 GiB";
    EXPECT_NEAR(defaultMaxConnections("mysql", "", 1).value(), 78, 20);
    EXPECT_EQ(defaultMaxConnections("postgres", "16.3", 64), 5000);
    EXPECT_EQ(defaultMaxConnections("mariadb", "10.4.1", 8), defaultMaxConnections("mysql", "", 8));
    EXPECT_NEAR(defaultMaxConnections("mariadb", "10.11.2", 8).value(), 314, 3);
    EXPECT_EQ(defaultMaxConnections("aurora-mysql", "", 8), std::nullopt);
}

} // namespace faultline
