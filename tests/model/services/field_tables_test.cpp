#include "model/files/data_library.h"
#include "model/services/resource_type.h"
#include "model/services/statements.h"
#include "model/text/texts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <set>
#include <string>

namespace faultline {

namespace {

/// Calls with every row of every table, and the name that its help goes by.
void forEveryRow(const std::function<void(const std::string& owner, const FieldInfo& field)>& see)
{
    std::set<const ObjectFields*> seen;
    const std::function<void(const ObjectFields&)> walk = [&](const ObjectFields& object) {
        if (!seen.insert(&object).second) return;
        for (const FieldInfo& field : object.fields) {
            see(std::string(object.name), field);
            if (field.object) walk(*field.object);
        }
    };
    for (const ResourceType* type : resourceTypes())
        for (const FieldInfo& field : type->fields) {
            see(std::string(type->name), field);
            if (field.object) walk(*field.object);
        }
}

} // namespace

TEST(FieldTables, areThereForEveryTypeThatIsTyped)
{
    for (const char* name : {"AWS::EC2::VPC",
                             "AWS::EC2::Subnet",
                             "AWS::EC2::InternetGateway",
                             "AWS::EC2::VPCGatewayAttachment",
                             "AWS::EC2::NatGateway",
                             "AWS::EC2::EIP",
                             "AWS::EC2::RouteTable",
                             "AWS::EC2::Route",
                             "AWS::EC2::SubnetRouteTableAssociation",
                             "AWS::EC2::SecurityGroup",
                             "AWS::EC2::SecurityGroupIngress",
                             "AWS::EC2::SecurityGroupEgress",
                             "AWS::EC2::NetworkAcl",
                             "AWS::EC2::NetworkAclEntry",
                             "AWS::EC2::SubnetNetworkAclAssociation",
                             "AWS::EC2::VPCEndpoint",
                             "AWS::EC2::Instance",
                             "AWS::EC2::Volume",
                             "AWS::EC2::VolumeAttachment",
                             "AWS::AutoScaling::LaunchConfiguration",
                             "AWS::EC2::LaunchTemplate",
                             "AWS::AutoScaling::AutoScalingGroup",
                             "AWS::AutoScaling::ScalingPolicy",
                             "AWS::AutoScaling::ScheduledAction",
                             "AWS::AutoScaling::LifecycleHook",
                             "AWS::ElasticLoadBalancing::LoadBalancer",
                             "AWS::ElasticLoadBalancingV2::LoadBalancer",
                             "AWS::ElasticLoadBalancingV2::Listener",
                             "AWS::ElasticLoadBalancingV2::ListenerRule",
                             "AWS::ElasticLoadBalancingV2::TargetGroup",
                             "AWS::RDS::DBInstance",
                             "AWS::RDS::DBCluster",
                             "AWS::RDS::DBSubnetGroup",
                             "AWS::RDS::DBParameterGroup",
                             "AWS::DynamoDB::Table",
                             "AWS::ApplicationAutoScaling::ScalableTarget",
                             "AWS::ApplicationAutoScaling::ScalingPolicy",
                             "AWS::CloudWatch::Alarm",
                             "AWS::CloudWatch::Dashboard",
                             "AWS::FIS::ExperimentTemplate",
                             "AWS::S3::Bucket"})
        EXPECT_NE(findResourceType(name), nullptr) << name;
}

TEST(FieldTables, everyTypeHasALabelAStemAndAnIconThatExists)
{
    const DataLibrary data = DataLibrary::embedded();
    for (const ResourceType* type : resourceTypes()) {
        EXPECT_FALSE(type->label.empty()) << type->name;
        EXPECT_FALSE(type->idStem.empty()) << type->name;
        EXPECT_NE(data.find("icons/" + std::string(type->icon) + ".svg").data(), nullptr) << type->name << " " << type->icon;
    }
    for (const char* name :
         {"AWS::Lambda::Function", "AWS::SQS::Queue", "AWS::IAM::Role", "AWS::ElastiCache::ReplicationGroup", "AWS::Route53::RecordSet",
          "AWS::CloudFront::Distribution", "AWS::ECS::Service", "Custom::Anything", "AWS::Nobody::Knows", "", "nonsense"}) {
        const ResourceType& type = genericResourceType(name);
        EXPECT_EQ(type.name, name);
        EXPECT_NE(data.find("icons/" + std::string(type.icon) + ".svg").data(), nullptr) << name;
    }
}

TEST(FieldTables, guessTheLookOfTypesWithoutTable)
{
    EXPECT_EQ(genericResourceType("AWS::Lambda::Function").label, "Lambda function");
    EXPECT_EQ(genericResourceType("AWS::Lambda::Permission").appearance, Appearance::Outline);
    EXPECT_EQ(genericResourceType("AWS::IAM::InstanceProfile").label, "IAM instance profile");
    EXPECT_EQ(genericResourceType("AWS::SQS::Queue").icon, "sqs");
    EXPECT_EQ(genericResourceType("AWS::S3::BucketPolicy").label, "S3 bucket policy");
    EXPECT_EQ(genericResourceType("AWS::SomethingNew::Thing").category, Category::Unknown);
    EXPECT_EQ(&genericResourceType("AWS::X::Y"), &genericResourceType("AWS::X::Y"));
}

TEST(FieldTables, nameEachFieldOnce)
{
    std::set<std::string> seen;
    forEveryRow([&](const std::string& owner, const FieldInfo& field) {
        EXPECT_TRUE(seen.insert(owner + "." + std::string(field.name)).second) << owner << " " << field.name;
    });
    EXPECT_GT(seen.size(), 800u);
}

TEST(FieldTables, haveHelpForEveryField)
{
    const Texts texts(DataLibrary::embedded());
    int without = 0;
    forEveryRow([&](const std::string& owner, const FieldInfo& field) {
        const std::string id = "field." + owner + "." + std::string(field.name);
        if (texts.find(id).empty() && ++without <= 10) ADD_FAILURE() << id;
    });
    EXPECT_EQ(without, 0);
}

TEST(FieldTables, citeStatementsThatExistAndSectionsThatHaveATitle)
{
    const DataLibrary data = DataLibrary::embedded();
    const Statements statements(data);
    const Texts texts(data);
    forEveryRow([&](const std::string& owner, const FieldInfo& field) {
        if (!field.source.empty()) {
            EXPECT_NE(statements.find(field.source), nullptr) << owner << "." << field.name << " cites " << field.source;
        }
        if (!field.section.empty()) {
            EXPECT_FALSE(texts.find(field.section).empty()) << field.section;
        }
        for (const Bounds& bounds : {field.range, field.length})
            if (bounds.least && bounds.most) {
                EXPECT_LE(*bounds.least, *bounds.most) << owner << "." << field.name;
            }
    });
}

TEST(FieldTables, choicesNameFieldsOfTheirTable)
{
    for (const ResourceType* type : resourceTypes())
        for (const FieldChoice& choice : type->choices)
            for (std::string_view name : choice.fields) {
                bool found = false;
                for (const FieldInfo& field : type->fields) found = found || field.name == name;
                EXPECT_TRUE(found) << type->name << " " << name;
            }
}

TEST(Statements, haveATextATagAndASource)
{
    const Statements statements(DataLibrary::embedded());
    EXPECT_GT(statements.all().size(), 1000u);
    for (const auto& [id, statement] : statements.all()) {
        EXPECT_FALSE(statement.text.empty() || statement.tag.empty() || statement.source.empty()) << id;
        EXPECT_LE(statement.text.size(), 750u) << id;
    }
}

TEST(Statements, areWholeSentences)
{
    const Statements statements(DataLibrary::embedded());
    for (const auto& [id, statement] : statements.all()) {
        const std::string& text = statement.text;
        EXPECT_TRUE(text.ends_with('.') || text.ends_with(".)")) << id << " breaks off: " << text;
        EXPECT_EQ(std::count(text.begin(), text.end(), '('), std::count(text.begin(), text.end(), ')')) << id << " has an open bracket: " << text;
        EXPECT_GE(text.size(), 16u) << id << " says nothing: " << text;
    }
}

TEST(Statements, nameTheWorkedExamplesAndThePastEventsToo)
{
    const Statements statements(DataLibrary::embedded());
    for (const char* id : {"EX-001", "EX-118", "FLT-E1", "FLT-E15", "T1-1", "STEP-12", "SUP-5", "TT-3"})
        EXPECT_NE(statements.find(id), nullptr) << id;
}

} // namespace faultline
