//! What the settings of a component amount to, with the defaults of its kind.

use super::defaults::one;
use super::{Component, FileSystem};
use crate::catalog::{ComponentVariant, Setting, Substance};

impl Component {
    /// Whether a setting of the document applies to the component's kind.
    pub fn has(&self, setting: Setting) -> bool {
        self.kind.spec().has(setting)
    }

    /// Whether the document says something of a setting.
    pub fn is_set(&self, setting: Setting) -> bool {
        match setting {
            Setting::Instances => self.instances.is_some(),
            Setting::Servers => self.servers.is_some(),
            Setting::Zones => self.zones.is_some(),
            Setting::Zone => self.zone.is_some(),
            Setting::Readers => self.readers.is_some(),
            Setting::Nodes => self.nodes.is_some(),
            Setting::FileSystem => self.file_system.is_some(),
            Setting::Endpoint => self.endpoint.is_some(),
            Setting::AutomatedBackupDays => self.automated_backup_days.is_some(),
            Setting::Encryption => self.encryption.is_some(),
            Setting::HoldsData => self.holds_data.is_some(),
            Setting::AutoScaling => self.auto_scaling.is_some(),
            Setting::MultiAz => self.multi_az.is_some(),
            Setting::MultiAzCluster => self.multi_az_cluster.is_some(),
            Setting::AdvancedBackup => self.advanced_backup.is_some(),
            Setting::NativePitr => self.native_pitr.is_some(),
            Setting::Versioning => self.versioning.is_some(),
            Setting::EventBridge => self.event_bridge.is_some(),
            Setting::Serverless => self.serverless.is_some(),
        }
    }

    /// Which other setting keeps a setting from doing anything: a Lustre file system has no Multi-AZ
    /// deployment.
    pub fn ruled_out_by(&self, setting: Setting) -> Option<Setting> {
        self.kind.spec().ruled_out_by(setting, &mut |by| self.written(by).unwrap_or_default())
    }

    /// Whether a setting applies to the component's kind and no other one rules it out.
    pub fn acts(&self, setting: Setting) -> bool {
        self.has(setting) && self.ruled_out_by(setting).is_none()
    }

    /// Whether the document asks for something by a setting: a switch that is off asks for nothing.
    pub fn asks_for(&self, setting: Setting) -> bool {
        self.is_set(setting) && self.written(setting).is_none_or(|it| it != "false")
    }

    /// The value of a setting as the document writes it.
    fn written(&self, setting: Setting) -> Option<String> {
        let number = |value: Option<u32>| value.map(|it| it.to_string());
        let switch = |value: Option<bool>| value.map(|it| it.to_string());
        match setting {
            Setting::Instances => number(self.instances),
            Setting::Servers => number(self.servers),
            Setting::Zones => number(self.zones),
            Setting::Zone => number(self.zone),
            Setting::Readers => number(self.readers),
            Setting::Nodes => number(self.nodes),
            Setting::AutomatedBackupDays => number(self.automated_backup_days),
            Setting::FileSystem => self.file_system.map(|it| it.key().to_owned()),
            // No other setting depends on these.
            Setting::Endpoint | Setting::Encryption => None,
            Setting::HoldsData => switch(self.holds_data),
            Setting::AutoScaling => switch(self.auto_scaling),
            Setting::MultiAz => switch(self.multi_az),
            Setting::MultiAzCluster => switch(self.multi_az_cluster),
            Setting::AdvancedBackup => switch(self.advanced_backup),
            Setting::NativePitr => switch(self.native_pitr),
            Setting::Versioning => switch(self.versioning),
            Setting::EventBridge => switch(self.event_bridge),
            Setting::Serverless => switch(self.serverless),
        }
    }

    /// How many instances or servers the component has, at least one.
    pub fn machines(&self) -> u32 {
        let instances = self.instances.filter(|_| self.has(Setting::Instances));
        instances.or(self.servers.filter(|_| self.has(Setting::Servers))).unwrap_or_else(one)
    }

    /// What is lost with the component. What may hold data does so when it says so or, where it does not
    /// say, when it has an RPO or a change rate: a fleet of EC2 instances is servers then.
    pub fn substance(&self) -> Substance {
        let spec = self.kind.spec();
        let has_rpo =
            self.rpo_minutes.is_some() || self.objectives.iter().any(|it| it.rpo_minutes.is_some());
        let implied = has_rpo || self.change_gib_per_day > 0.0;
        spec.with_data.filter(|_| self.holds_data.unwrap_or(implied)).unwrap_or(spec.substance)
    }

    /// Whether losing the component means losing data.
    pub fn holds_any_data(&self) -> bool {
        matches!(self.substance(), Substance::Data | Substance::Servers)
    }

    /// Whether Auto Scaling replaces its instances by others that are as good: not where data is on
    /// the disks of the one that failed.
    pub fn is_replaced_by_auto_scaling(&self) -> bool {
        self.has(Setting::AutoScaling)
            && self.auto_scaling.unwrap_or(false)
            && self.substance() == Substance::Compute
    }

    /// How many copies of it can serve, each in a zone of its own: itself, and its standbys or readers.
    pub fn copies_in_zones(&self) -> u32 {
        let on = |setting: Setting, value: Option<bool>| self.acts(setting) && value == Some(true);
        if self.has(Setting::Readers) && self.has(Setting::MultiAz) {
            if self.multi_az == Some(true) { self.replicas().saturating_add(1) } else { 1 }
        } else if self.has(Setting::Readers) {
            self.replicas().saturating_add(1)
        } else if on(Setting::MultiAzCluster, self.multi_az_cluster) {
            3
        } else if on(Setting::MultiAz, self.multi_az) {
            2
        } else {
            1
        }
    }

    /// How many replicas or readers of its data it has in its own Region. Where they take over only with
    /// Multi-AZ, that needs one of them at least.
    pub fn replicas(&self) -> u32 {
        let counted = self.readers.filter(|_| self.has(Setting::Readers)).unwrap_or(0);
        let is_needed = self.has(Setting::Readers) && self.has(Setting::MultiAz);
        counted.max(u32::from(is_needed && self.multi_az == Some(true)))
    }

    /// Whether it is a cluster of a single node of a service that does not repair one.
    pub fn is_single_node(&self) -> bool {
        let repairs = self.kind.spec().resilience.repairs_single_node;
        self.has(Setting::Nodes)
            && !repairs
            && !self.serverless.unwrap_or(false)
            && self.nodes == Some(1)
    }

    /// Whether something of the service itself keeps older states of its data: versions, point-in-time
    /// recovery, automated backups.
    pub fn has_own_backups(&self) -> bool {
        let keeps_versions = self.has(Setting::Versioning) && self.versioning == Some(true);
        keeps_versions || self.own_backup_days() > 0
    }

    /// The EC2 instance type that one of its instances or servers runs on in AWS.
    pub fn instance_type(&self) -> &str {
        self.instance_type.as_deref().unwrap_or("m6i.large")
    }

    /// The database class it runs on.
    pub fn db_class(&self) -> &str {
        self.db_class.as_deref().unwrap_or("db.m6g.large")
    }

    /// How many days back the service's own backups restore any second; 0 where there are none.
    pub fn own_backup_days(&self) -> u32 {
        let spec = self.kind.spec();
        let Some(own) = &spec.own_backups else { return 0 };
        let asked = if spec.settings.contains(&Setting::NativePitr) {
            if self.native_pitr.unwrap_or(false) { own.most_days } else { 0 }
        } else {
            self.automated_backup_days.unwrap_or(0)
        };
        asked.max(own.least_days(self.variant())).min(own.most_days)
    }

    /// Which variant of its kind the settings make it, where AWS treats variants differently.
    pub fn variant(&self) -> ComponentVariant {
        let on = |setting: Option<bool>| setting.unwrap_or(false);
        let file_system = self.file_system.filter(|_| self.has(Setting::FileSystem));
        if self.has(Setting::MultiAzCluster) && on(self.multi_az_cluster) {
            ComponentVariant::MultiAzCluster
        } else if self.has(Setting::AdvancedBackup) && on(self.advanced_backup) {
            ComponentVariant::AdvancedBackup
        } else if self.has(Setting::Serverless) && on(self.serverless) {
            ComponentVariant::Serverless
        } else {
            match file_system {
                Some(FileSystem::Ontap) => ComponentVariant::Ontap,
                Some(FileSystem::Openzfs) => ComponentVariant::OpenZfs,
                Some(FileSystem::Lustre | FileSystem::Windows) | None => ComponentVariant::Standard,
            }
        }
    }

    /// Whether its kind has advanced features of AWS Backup, which the account of the component has not
    /// switched on.
    pub fn lacks_advanced_backup(&self) -> bool {
        self.has(Setting::AdvancedBackup) && !self.advanced_backup.unwrap_or(false)
    }
}
